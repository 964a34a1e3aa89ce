package org.openbeian.order.domain.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/**
 * What rules look at: the order's fixed parts and the opened application.
 *
 * @param today in Asia/Shanghai
 */
public record Checked(
    SubjectNature nature,
    CertificateType certificateType,
    ApplicationForm<String> application,
    LocalDate today) {

  /** A part with its place in the application. */
  public record At<P>(String path, P part) {

    /** The path of a field of this part. */
    public String field(String name) {
      return path + "." + name;
    }
  }

  public List<At<SubjectForm<String>>> subject() {
    SubjectForm<String> subject = application.subject();
    return subject == null ? List.of() : List.of(new At<>("subject", subject));
  }

  public List<At<ServiceForm<String>>> services() {
    List<At<ServiceForm<String>>> all = new ArrayList<>();
    for (int i = 0; i < application.services().size(); i++) {
      all.add(new At<>("services[" + i + "]", application.services().get(i)));
    }
    return all;
  }

  public List<At<PrincipalForm<String>>> servicePrincipals() {
    List<At<PrincipalForm<String>>> all = new ArrayList<>();
    for (At<ServiceForm<String>> service : services()) {
      PrincipalForm<String> principal = service.part().principal();
      if (principal != null) {
        all.add(new At<>(service.field("principal"), principal));
      }
    }
    return all;
  }

  /** The subject's principal and those of the services. */
  public List<At<PrincipalForm<String>>> principals() {
    List<At<PrincipalForm<String>>> all = new ArrayList<>();
    for (At<SubjectForm<String>> subject : subject()) {
      PrincipalForm<String> principal = subject.part().principal();
      if (principal != null) {
        all.add(new At<>(subject.field("principal"), principal));
      }
    }
    all.addAll(servicePrincipals());
    return all;
  }

  /** The subject's certificate and those of all principals. */
  public List<At<CertificateForm<String>>> certificates() {
    List<At<CertificateForm<String>>> all = new ArrayList<>();
    for (At<SubjectForm<String>> subject : subject()) {
      CertificateForm<String> certificate = subject.part().certificate();
      if (certificate != null) {
        all.add(new At<>(subject.field("certificate"), certificate));
      }
    }
    for (At<PrincipalForm<String>> principal : principals()) {
      CertificateForm<String> certificate = principal.part().certificate();
      if (certificate != null) {
        all.add(new At<>(principal.field("certificate"), certificate));
      }
    }
    return all;
  }
}
