package org.openbeian.order.domain.detection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.detection.Detection.Detected;
import org.openbeian.order.domain.detection.Detection.Refused;

/** Detects the type of a filing (R-TYPE-1), or why it is refused (R-TYPE-2, R-TYPE-4). */
public final class TypeDetection {

  private TypeDetection() {}

  /**
   * What our own side refuses, whatever the registry would say. What concerns only the asking
   * account comes first: who is refused by it learns nothing about others.
   */
  public static Optional<Refused> refusal(OurSide ours) {
    if (ours.accountHoldsAnotherSubject()) {
      return Optional.of(Refused.because(Refusal.ACCOUNT_HOLDS_ANOTHER_SUBJECT));
    }
    if (ours.certificateHeldByAnotherAccount()) {
      return Optional.of(Refused.because(Refusal.CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT));
    }
    if (ours.certificateHasOrder()) {
      return Optional.of(Refused.because(Refusal.CERTIFICATE_HAS_ORDER));
    }
    if (ours.serviceNumber() != null) {
      return Optional.of(Refused.because(Refusal.SERVICE_FILED_HERE, ours.serviceNumber()));
    }
    if (ours.domainHeldByAnotherAccount()) {
      return Optional.of(Refused.because(Refusal.DOMAIN_OF_ANOTHER_SUBJECT));
    }
    if (ours.domainHasOrder()) {
      return Optional.of(Refused.because(Refusal.DOMAIN_HAS_ORDER));
    }
    return Optional.empty();
  }

  /** The answer by both sides; a subject that only we know yet counts as filed. */
  public static Detection detect(Question question, OurSide ours, Registered registered) {
    Optional<Refused> refusal = refusal(ours);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Registered.Subject subject = registered.subject();
    List<String> numbers =
        Stream.of(subject == null ? null : subject.number(), ours.subjectNumber())
            .filter(Objects::nonNull)
            .toList();
    Registered.Service service = serviceOf(numbers, registered);
    if (service == null && question.isOfWebsite() && !registered.services().isEmpty()) {
      return Refused.because(Refusal.DOMAIN_OF_ANOTHER_SUBJECT);
    }
    if (numbers.isEmpty()) {
      return new Detected(FilingType.FIRST_FILING, Held.NONE, null, null);
    }
    boolean here = ours.subjectNumber() != null || subject != null && subject.servedHere();
    Held held = here ? Held.HERE : Held.ELSEWHERE;
    if (service == null) {
      return new Detected(FilingType.ADD_SERVICE, held, numbers.get(0), null);
    }
    return service.servedHere()
        ? new Detected(FilingType.CLAIM, Held.HERE, service.subjectNumber(), service.number())
        : new Detected(FilingType.ADD_ACCESS, held, service.subjectNumber(), service.number());
  }

  /** Other subjects' apps may have the same name (R-NAME-4). */
  private static Registered.@Nullable Service serviceOf(
      List<String> subjectNumbers, Registered registered) {
    return registered.services().stream()
        .filter(service -> subjectNumbers.contains(service.subjectNumber()))
        .findFirst()
        .orElse(null);
  }
}
