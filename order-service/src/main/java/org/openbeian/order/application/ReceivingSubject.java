package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.SubjectCertificates;
import org.openbeian.order.domain.Target;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Receivers;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/**
 * The subject that takes migrated services in (R-MIG-1): one of the target's on record, or a new
 * one that the filer describes. Of the former the filer learns nothing before the target has
 * consented, and then no more than anyone may look up.
 */
@ApplicationScoped
class ReceivingSubject {

  private static final String RULE = "R-MIG-1";
  private static final String ACCOUNT = "target.account";
  private static final String NUMBER = "target.subjectNumber";
  private static final String CERTIFICATE = "subject.certificate.number";

  private final FilingRecords records;
  private final Receivers receivers;

  ReceivingSubject(FilingRecords records, Receivers receivers) {
    this.records = records;
    this.receivers = receivers;
  }

  /**
   * Lets a target pass that fits what the order hands over, by what the filer said alone.
   *
   * @throws ApiException 422 with what is wrong
   */
  static void requireFitting(Order order, Target target) {
    List<Violation> findings = new ArrayList<>();
    if (!order.plan().effect().movesServices()) {
      if (target.namesSubject()) {
        findings.add(
            Violation.of(NUMBER, ConfirmOwner.ruleOf(order), "TARGET_TAKES_WHOLE_SUBJECT"));
      }
    } else if (!target.namesSubject()) {
      findings.add(Violation.of(NUMBER, RULE, "TARGET_SUBJECT_REQUIRED"));
    } else if (target.newSubject() != null) {
      fitting(target.newSubject(), findings);
    }
    if (!findings.isEmpty()) {
      throw ApiException.invalid(findings);
    }
  }

  private static void fitting(Target.NewSubject subject, List<Violation> findings) {
    if (subject.nature() == SubjectNature.PERSONAL) {
      findings.add(Violation.of("target.nature", RULE, "TARGET_IS_PERSON"));
    } else if (!SubjectCertificates.fits(subject.nature(), subject.certificateType())) {
      findings.add(
          Violation.of(
              "target.certificateType",
              null,
              "CERTIFICATE_OF_OTHER_NATURE",
              subject.nature().name()));
    }
  }

  /**
   * What keeps the subject from taking the services in; where nothing does and it is on record, the
   * order takes it over. The accounts are locked, and the target has consented.
   */
  Uni<List<Violation>> findings(Order order, AccountId target) {
    return order.isForSubjectOnRecord()
        ? onRecord(order, target, Objects.requireNonNull(order.targetNumber()))
        : ofNew(order, target);
  }

  /**
   * The certificate is locked before the record, as whoever opens a detected order does, so that
   * the two never wait for each other.
   */
  private Uni<List<Violation>> onRecord(Order order, AccountId target, String number) {
    return receivers
        .certificateKey(number)
        .chain(key -> records.lockAsked(Stream.ofNullable(key).toList()))
        .chain(() -> records.lock(number))
        .map(subject -> onRecord(order, target, subject));
  }

  private static List<Violation> onRecord(
      Order order, AccountId target, @Nullable FilingSubject subject) {
    if (subject == null || !subject.account().equals(target) || subject.status().isVoid()) {
      return List.of(Violation.of(NUMBER, RULE, "TARGET_SUBJECT_UNAVAILABLE"));
    }
    if (subject.nature() == SubjectNature.PERSONAL) {
      return List.of(Violation.of(NUMBER, RULE, "TARGET_IS_PERSON"));
    }
    if (!subject.province().equals(order.province())) {
      return List.of(Violation.of(NUMBER, RULE, "TARGET_OF_OTHER_PROVINCE", order.province()));
    }
    CertificateForm<?> certificate = Objects.requireNonNull(subject.subject().certificate());
    order.takeSubjectOver(
        subject.subject().of(subject.nature()),
        subject.nature(),
        Objects.requireNonNull(certificate.type()),
        subject.serviceNumbersGiven());
    return List.of();
  }

  /** One without a certificate yet is incomplete, which others find. */
  private Uni<List<Violation>> ofNew(Order order, AccountId target) {
    String key = order.subjectKey();
    List<Violation> findings = new ArrayList<>();
    return records
        .lockAsked(Stream.ofNullable(key).toList())
        .chain(() -> records.holdsSubject(target))
        .invoke(holds -> note(findings, holds, ACCOUNT, "R-TYPE-4", "TARGET_HOLDS_SUBJECT"))
        .chain(() -> receivers.isOnRecord(key))
        .invoke(
            filed ->
                note(
                    findings,
                    filed,
                    CERTIFICATE,
                    "R-TYPE-2",
                    "CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT"))
        .chain(() -> receivers.isInOtherOrder(key, order.id()))
        .invoke(busy -> note(findings, busy, CERTIFICATE, "R-TYPE-2", "CERTIFICATE_HAS_ORDER"))
        .replaceWith(findings);
  }

  private static void note(
      List<Violation> findings, boolean found, String path, String rule, String code) {
    if (found) {
      findings.add(Violation.of(path, rule, code));
    }
  }
}
