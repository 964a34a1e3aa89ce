package org.openbeian.order.domain.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/**
 * One way in which an application reaches one of its principals.
 *
 * @param path the field, such as {@code subject.principal.mobile}
 * @param value in one form for what is the same
 * @param person whose it is, by type and number of the certificate; null while that is missing
 * @param leads whether that is the subject's legal representative, or the subject itself
 */
public record Contact(
    String path, Role role, String value, @Nullable String person, boolean leads) {

  /** As what it is entered. */
  public enum Role {
    MOBILE,
    EMERGENCY_PHONE,
    EMAIL
  }

  /** How an application reaches its principals, as far as filled in. */
  public static List<Contact> of(ApplicationForm<String> application, SubjectNature nature) {
    SubjectForm<String> subject = application.subject();
    PrincipalForm<String> principal = subject == null ? null : subject.principal();
    String leader =
        principal != null && (nature == SubjectNature.PERSONAL || principal.legalRepresentative())
            ? person(principal)
            : null;
    List<Contact> all = new ArrayList<>();
    add(all, "subject.principal", principal, leader);
    List<ServiceForm<String>> services = application.services();
    for (int i = 0; i < services.size(); i++) {
      add(all, "services[" + i + "].principal", services.get(i).principal(), leader);
    }
    return all;
  }

  private static void add(
      List<Contact> all,
      String path,
      @Nullable PrincipalForm<String> principal,
      @Nullable String leader) {
    if (principal == null) {
      return;
    }
    String person = person(principal);
    boolean leads = person != null && person.equals(leader);
    String mobile = principal.mobile();
    if (mobile != null) {
      all.add(new Contact(path + ".mobile", Role.MOBILE, Phones.normalised(mobile), person, leads));
    }
    String emergency = principal.emergencyPhone();
    if (emergency != null) {
      all.add(
          new Contact(
              path + ".emergencyPhone",
              Role.EMERGENCY_PHONE,
              Phones.normalised(emergency),
              person,
              leads));
    }
    String email = principal.email();
    if (email != null) {
      all.add(new Contact(path + ".email", Role.EMAIL, canonical(email), person, leads));
    }
  }

  private static @Nullable String person(PrincipalForm<String> principal) {
    CertificateForm<String> certificate = principal.certificate();
    return certificate == null || certificate.type() == null || certificate.number() == null
        ? null
        : certificate.type() + "|" + certificate.number();
  }

  /** Mail servers that tell capitals apart are rare, and none does in the domain. */
  private static String canonical(String email) {
    String lower = email.strip().toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    return at < 0
        ? lower
        : lower.substring(0, at + 1)
            + DomainNames.canonical(lower.substring(at + 1)).orElse(lower.substring(at + 1));
  }

  /** Whether another is the same person's way of the same kind, wherever it stands. */
  private boolean is(Contact other) {
    return role == other.role
        && value.equals(other.value)
        && person != null
        && person.equals(other.person);
  }

  /** Whether one of these is the same person's way of the same kind. */
  public boolean isAmong(List<Contact> others) {
    return others.stream().anyMatch(this::is);
  }

  @Override
  public String toString() {
    return "Contact " + path;
  }
}
