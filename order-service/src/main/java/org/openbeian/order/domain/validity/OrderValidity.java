package org.openbeian.order.domain.validity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.order.domain.detection.Registered;

/** Finds orders that what is filed meanwhile has made invalid (R-EXP-3). */
public final class OrderValidity {

  private OrderValidity() {}

  /** What makes an order invalid; empty while it is valid. */
  public static Optional<InvalidReason> finding(
      Premise premise, Underlying underlying, OnRecordHere here, List<Looked> looked) {
    return switch (premise) {
      case NOTHING_FILED ->
          first(subjectFiled(here, looked), serviceFiled(underlying, here, looked));
      case SUBJECT_FILED ->
          first(subjectGone(underlying, here, looked), serviceFiled(underlying, here, looked));
      case SERVICES_FILED ->
          first(
              here.subject() == OnRecordHere.Subject.GONE ? InvalidReason.SUBJECT_GONE : null,
              looked.stream().allMatch(service -> isFiled(service, underlying, here))
                  ? null
                  : InvalidReason.SERVICE_GONE);
      case ON_RECORD_HERE ->
          first(
              here.subject() == OnRecordHere.Subject.HELD ? null : InvalidReason.SUBJECT_GONE,
              here.live().containsAll(underlying.serviceNumbers())
                  ? null
                  : InvalidReason.SERVICE_GONE);
    };
  }

  private static @Nullable InvalidReason subjectFiled(OnRecordHere here, List<Looked> looked) {
    return here.certificateFiled()
            || subjects(looked).anyMatch(number -> !here.ended().contains(number))
        ? InvalidReason.SUBJECT_FILED
        : null;
  }

  private static @Nullable InvalidReason subjectGone(
      Underlying underlying, OnRecordHere here, List<Looked> looked) {
    boolean filed =
        switch (here.subject()) {
          case HELD -> true;
          case GONE -> false;
          case UNKNOWN ->
              subjects(looked).anyMatch(number -> number.equals(underlying.subjectNumber()));
        };
    return filed ? null : InvalidReason.SUBJECT_GONE;
  }

  /** A website under anybody; of apps only the subject's own, others may share the name. */
  private static @Nullable InvalidReason serviceFiled(
      Underlying underlying, OnRecordHere here, List<Looked> looked) {
    boolean filed =
        looked.stream()
            .anyMatch(
                asked ->
                    asked.registered().services().stream()
                        .filter(service -> !isEnded(service, here))
                        .anyMatch(
                            service ->
                                asked.question().isOfWebsite()
                                    || service.subjectNumber().equals(underlying.subjectNumber())));
    return here.domainFiled() || filed ? InvalidReason.SERVICE_FILED : null;
  }

  /** One without a number is not filed, and not said to be. */
  private static boolean isFiled(Looked asked, Underlying underlying, OnRecordHere here) {
    String number = asked.serviceNumber();
    if (number == null || here.filed().contains(number)) {
      return true;
    }
    return asked.registered().services().stream()
        .filter(service -> !isEnded(service, here))
        .anyMatch(
            service ->
                service.number().equals(number)
                    && service.subjectNumber().equals(underlying.subjectNumber()));
  }

  private static boolean isEnded(Registered.Service service, OnRecordHere here) {
    return here.ended().contains(service.number())
        || here.ended().contains(service.subjectNumber());
  }

  private static Stream<String> subjects(List<Looked> looked) {
    return looked.stream()
        .map(asked -> asked.registered().subject())
        .filter(Objects::nonNull)
        .map(Registered.Subject::number);
  }

  private static Optional<InvalidReason> first(
      @Nullable InvalidReason one, @Nullable InvalidReason other) {
    return Optional.ofNullable(one == null ? other : one);
  }
}
