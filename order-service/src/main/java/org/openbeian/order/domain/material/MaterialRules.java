package org.openbeian.order.domain.material;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.material.MaterialPart.Place;
import org.openbeian.order.domain.rules.Checked;

/**
 * Which materials an application needs, by its type, nature, province and what it says (R-MAT-1).
 */
public final class MaterialRules {

  private final List<MaterialDemand> demands;

  public MaterialRules(List<MaterialDemand> demands) {
    this.demands = List.copyOf(demands);
  }

  /** A part of an application that a line may be about; null is what is not filled in. */
  private record Candidate(
      MaterialPart part,
      String path,
      @Nullable ServiceForm<String> service,
      @Nullable PrincipalForm<String> principal,
      boolean otherPerson) {}

  /** What a province alone, or with some others, demands on a day. */
  public List<MaterialDemand> ofProvince(String province, LocalDate day) {
    return demands.stream()
        .filter(demand -> demand.provinces().contains(province) && demand.origin().holdsOn(day))
        .toList();
  }

  /** The materials that an application needs as far as it is filled in, each once. */
  public List<RequiredMaterial> of(Checked checked) {
    List<RequiredMaterial> all = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (MaterialDemand demand : demands) {
      if (!demand.counts(checked)) {
        continue;
      }
      for (Candidate candidate : candidates(demand.place(), checked)) {
        if (demand.when().stream().allMatch(each -> holds(each, candidate, checked))
            && seen.add(List.of(demand.kind(), candidate.part))) {
          all.add(
              new RequiredMaterial(demand.kind(), candidate.part, candidate.path, demand.reason()));
        }
      }
    }
    return all;
  }

  private static List<Candidate> candidates(Place place, Checked checked) {
    SubjectForm<String> subject = checked.application().subject();
    PrincipalForm<String> principal = subject == null ? null : subject.principal();
    return switch (place) {
      case SUBJECT ->
          List.of(new Candidate(MaterialPart.SUBJECT, "subject", null, principal, false));
      case SUBJECT_PRINCIPAL ->
          List.of(
              new Candidate(
                  MaterialPart.SUBJECT_PRINCIPAL, "subject.principal", null, principal, false));
      case SERVICE, SERVICE_PRINCIPAL -> services(place, principal, checked);
      case SUPPLEMENT -> List.of();
    };
  }

  private static List<Candidate> services(
      Place place, @Nullable PrincipalForm<String> ofSubject, Checked checked) {
    Set<String> known = new HashSet<>();
    String first = number(ofSubject);
    if (first != null) {
      known.add(first);
    }
    List<Candidate> all = new ArrayList<>();
    for (var service : checked.services()) {
      PrincipalForm<String> principal = service.part().principal();
      String number = number(principal);
      boolean other = number == null || known.add(number);
      String path = place == Place.SERVICE ? service.path() : service.field("principal");
      MaterialPart part = new MaterialPart(place, service.part().serviceNo());
      all.add(new Candidate(part, path, service.part(), principal, other));
    }
    return all;
  }

  private static @Nullable String number(@Nullable PrincipalForm<String> principal) {
    CertificateForm<String> certificate = principal == null ? null : principal.certificate();
    return certificate == null ? null : certificate.number();
  }

  private static boolean holds(MaterialCondition condition, Candidate candidate, Checked checked) {
    ServiceForm<String> service = candidate.service;
    PrincipalForm<String> principal = candidate.principal;
    return switch (condition) {
      case WEBSITE -> service != null && service.kind() == ServiceKind.WEBSITE;
      case APP ->
          service != null && service.kind() != null && service.kind() != ServiceKind.WEBSITE;
      case PRE_APPROVAL -> service != null && hasNewApproval(service, checked);
      case TWO_SIDED -> isTwoSided(principal);
      case OTHER_PERSON -> candidate.otherPerson;
      case SUBJECT_NEW -> checked.subjectOnRecord() == null;
      case SUBJECT_CHANGED -> subjectChanged(checked);
      case NAME_CHANGED -> nameChanged(checked);
      case PRINCIPAL_CHANGED -> principalChanged(principal, onRecord(candidate, checked));
      case LEGAL_REPRESENTATIVE_CHANGED -> legalRepresentativeChanged(checked);
      case NOT_LEGAL_REPRESENTATIVE -> principal != null && !principal.legalRepresentative();
      case ID_FROM_ELSEWHERE -> isFromElsewhere(principal, checked.province());
    };
  }

  private static boolean hasNewApproval(ServiceForm<String> service, Checked checked) {
    List<String> before =
        checked.onRecord(service.number()).map(ServiceForm::preApprovals).orElse(List.of());
    return !before.containsAll(service.preApprovals());
  }

  /** What is not filled in yet is most likely an identity card. */
  private static boolean isTwoSided(@Nullable PrincipalForm<String> principal) {
    CertificateForm<String> certificate = principal == null ? null : principal.certificate();
    return certificate == null || certificate.type() != CertificateType.PASSPORT;
  }

  private static boolean subjectChanged(Checked checked) {
    SubjectForm<String> before = checked.subjectOnRecord();
    SubjectForm<String> after = checked.application().subject();
    return before != null
        && after != null
        && (nameChanged(checked) || !Objects.equals(before.certificate(), after.certificate()));
  }

  private static boolean nameChanged(Checked checked) {
    SubjectForm<String> before = checked.subjectOnRecord();
    SubjectForm<String> after = checked.application().subject();
    return before != null && after != null && !Objects.equals(before.name(), after.name());
  }

  private static @Nullable PrincipalForm<String> onRecord(Candidate candidate, Checked checked) {
    ServiceForm<String> service = candidate.service;
    if (service != null) {
      return checked.onRecord(service.number()).map(ServiceForm::principal).orElse(null);
    }
    SubjectForm<String> before = checked.subjectOnRecord();
    return before == null ? null : before.principal();
  }

  private static boolean principalChanged(
      @Nullable PrincipalForm<String> now, @Nullable PrincipalForm<String> before) {
    return now != null
        && (before == null
            || !Objects.equals(now.name(), before.name())
            || !Objects.equals(now.certificate(), before.certificate()));
  }

  private static boolean legalRepresentativeChanged(Checked checked) {
    SubjectForm<String> before = checked.subjectOnRecord();
    SubjectForm<String> after = checked.application().subject();
    return before != null
        && after != null
        && after.principal() != null
        && after.principal().legalRepresentative()
        && principalChanged(after.principal(), before.principal());
  }

  private static boolean isFromElsewhere(
      @Nullable PrincipalForm<String> principal, String province) {
    CertificateForm<String> certificate = principal == null ? null : principal.certificate();
    return certificate != null
        && certificate.type() == CertificateType.RESIDENT_ID_CARD
        && certificate.number() != null
        && !certificate.number().startsWith(province.substring(0, 2));
  }
}
