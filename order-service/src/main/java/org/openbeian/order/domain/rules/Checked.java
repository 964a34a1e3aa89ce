package org.openbeian.order.domain.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.contact.Contact;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.rulebook.DomainDemand;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;

/**
 * What rules look at: the order's plan and fixed parts, the opened application, and what was on
 * record before.
 *
 * @param province GB/T 2260
 * @param base what was on record here when the order was opened; null when nothing was
 * @param registered what the national registry says of a record that was not held here; else null
 * @param today in Asia/Shanghai
 * @param book the rule book
 * @param evidence what is known besides
 */
public record Checked(
    FilingPlan plan,
    String province,
    SubjectNature nature,
    CertificateType certificateType,
    @Nullable ApplicationForm<String> base,
    @Nullable RegisteredAs registered,
    ApplicationForm<String> application,
    LocalDate today,
    RuleBook book,
    Evidence evidence) {

  /** What the registry says. */
  public record RegisteredAs(
      String subjectName, @Nullable String domain, @Nullable String appName) {}

  /** A part with its place in the application. */
  public record At<P>(String path, P part) {

    /** The path of a field of this part. */
    public String field(String name) {
      return path + "." + name;
    }
  }

  /** The same where this is known besides; which principals were taken over stays as it is. */
  public Checked with(Evidence known) {
    return knowing(known.withTakenOver(evidence.takenOver()));
  }

  /**
   * The same where principals at these paths, with certificates of these types, were taken over.
   */
  public Checked takingOver(Map<String, CertificateType> types) {
    return knowing(evidence.withTakenOver(types));
  }

  private Checked knowing(Evidence known) {
    return new Checked(
        plan, province, nature, certificateType, base, registered, application, today, book, known);
  }

  /**
   * How the application reaches principals whom its filer enters, but for what is on record of them
   * so already; of a subject that services move to, nothing is.
   */
  public List<Contact> newContacts() {
    List<Contact> onRecord = base == null ? List.of() : Contact.of(base, nature);
    return Contact.of(application, nature).stream()
        .filter(contact -> isFilersBusiness(contact.path()))
        .filter(
            contact ->
                plan.effect().movesServices() && contact.path().startsWith("subject")
                    || !contact.isAmong(onRecord))
        .toList();
  }

  /** Whether the filer fills in what stands at a path; the rest is as it is on record. */
  boolean isFilersBusiness(String path) {
    if (path.startsWith("subject")) {
      return plan.fillsIn(Part.SUBJECT);
    }
    if (path.startsWith("services")) {
      return plan.fillsIn(Part.NEW_SERVICES) || plan.fillsIn(Part.SERVICES);
    }
    return true;
  }

  public @Nullable SubjectForm<String> subjectOnRecord() {
    return base == null ? null : base.subject();
  }

  public List<ServiceForm<String>> servicesOnRecord() {
    return base == null ? List.of() : base.services();
  }

  /** What was on record of a service; empty for a new one. */
  public Optional<ServiceForm<String>> onRecord(@Nullable String number) {
    return servicesOnRecord().stream()
        .filter(service -> number != null && number.equals(service.number()))
        .findFirst();
  }

  /** Whether a service stays on the server that it has on record. */
  boolean keepsServer(ServiceForm<String> service) {
    return onRecord(service.number()).filter(service::runsWhere).isPresent();
  }

  /** Whether a service has the service code that it was granted with. */
  boolean keepsCode(ServiceForm<String> service) {
    return onRecord(service.number()).filter(service::namesCodeOf).isPresent();
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

  /** The services whose names are not on record as they stand here. */
  List<At<ServiceForm<String>>> namedAnew() {
    return services().stream()
        .filter(
            service ->
                onRecord(service.part().number())
                    .filter(before -> Objects.equals(before.name(), service.part().name()))
                    .isEmpty())
        .toList();
  }

  /** What the rule book says of the order's province. */
  Province provinceRules() {
    return book.province(province).orElseThrow();
  }

  /** What the order's province demands of domains today. */
  DomainDemand domainDemand() {
    return book.domainDemand(province, today);
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
