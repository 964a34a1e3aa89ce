package org.openbeian.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.order.Duty;

/**
 * What a notice may say: a record for each kind of event. A template declares which one it is
 * about, and the build refuses it when it speaks of what that one does not have.
 */
public sealed interface NoticeFacts {

  /** The order that the notice is about. */
  OrderId orderId();

  /** The first eight characters of the order's id: enough to find it by, short enough for SMS. */
  default String shortId() {
    return orderId().toString().substring(0, 8);
  }

  /** An order, of which the notice's name says it all. */
  record AboutOrder(OrderId orderId) implements NoticeFacts {}

  /**
   * An order that nobody goes on with.
   *
   * @param days how long it was left alone
   */
  record LeftAlone(OrderId orderId, int days) implements NoticeFacts {}

  /**
   * An order that will be deleted unless somebody goes on with it.
   *
   * @param days how long it was left alone
   * @param expiresOn day and time in Beijing
   */
  record ExpiryWarning(OrderId orderId, int days, String expiresOn) implements NoticeFacts {
    static ExpiryWarning at(OrderId orderId, int days, Instant expiresAt) {
      return new ExpiryWarning(orderId, days, inBeijing(expiresAt));
    }
  }

  /**
   * An order that will be deleted unless it is put right.
   *
   * @param expiresOn day and time in Beijing
   */
  record Invalidity(OrderId orderId, String expiresOn) implements NoticeFacts {
    static Invalidity at(OrderId orderId, Instant deletedAt) {
      return new Invalidity(orderId, inBeijing(deletedAt));
    }
  }

  /**
   * An order that came back.
   *
   * @param reasons what to correct; empty where the notice's name says it
   */
  record Returned(OrderId orderId, List<Line> reasons) implements NoticeFacts {}

  /**
   * A filing, and what became of it by an order.
   *
   * @param filingNumber the subject's
   */
  record Filing(OrderId orderId, String filingNumber, List<String> serviceNumbers)
      implements NoticeFacts {}

  /**
   * Services that belong to another subject now.
   *
   * @param filingNumber of the subject that they left
   * @param serviceNumbers those that they had
   * @param newFilingNumber of the subject that has them
   */
  record Migration(
      OrderId orderId,
      String filingNumber,
      List<String> serviceNumbers,
      String newFilingNumber,
      List<String> newServiceNumbers)
      implements NoticeFacts {}

  /**
   * Numbers that an order ended.
   *
   * @param filingNumber the subject's
   * @param serviceNumbers those that are void
   * @param subjectEnded whether the subject's is void as well
   */
  record Deregistration(
      OrderId orderId, String filingNumber, List<String> serviceNumbers, boolean subjectEnded)
      implements NoticeFacts {}

  /**
   * Numbers that the bureau took back.
   *
   * @param filingNumber the subject's
   * @param serviceNumbers those that are void
   * @param subjectEnded whether the subject's is void as well
   */
  record Revocation(
      OrderId orderId,
      String filingNumber,
      List<String> serviceNumbers,
      boolean subjectEnded,
      List<Line> reasons)
      implements NoticeFacts {}

  /**
   * A duty that is still open.
   *
   * @param dueOn its last day
   */
  record Reminder(
      OrderId orderId, String serviceNumber, Duty duty, LocalDate dueOn, boolean overdue)
      implements NoticeFacts {}

  /**
   * What a reviewer wants before a pass.
   *
   * @param note what is wanted; null where the kind says it
   * @param reason what was wrong; null unless it is asked for again
   * @param mailTo where originals are mailed to; null for other kinds
   */
  record Supplement(
      OrderId orderId,
      SupplementKind kind,
      @Nullable String note,
      @Nullable String reason,
      @Nullable String mailTo)
      implements NoticeFacts {}

  /**
   * A review that takes longer than it may.
   *
   * @param province its Chinese name; the code where it has none
   * @param provinceCode GB/T 2260
   * @param holder the user who has it; null when nobody has
   * @param dueOn the last day on which it would have been in time
   */
  record LateReview(
      OrderId orderId,
      Stage stage,
      FilingType type,
      String province,
      String provinceCode,
      @Nullable String holder,
      LocalDate dueOn)
      implements NoticeFacts {

    static String nameOf(String province) {
      return Province.isKnown(province) ? Province.of(province).chinese() : province;
    }
  }

  /**
   * A webhook to which nothing is sent any more.
   *
   * @param orderId of the notice that it did not take last
   * @param host where it leads
   * @param failures tries that failed one after another
   * @param cause why the last one did
   */
  record FailedWebhook(OrderId orderId, String host, int failures, String cause)
      implements NoticeFacts {}

  /** One thing to correct. */
  record Line(@Nullable String path, String message, @Nullable String remedy) {

    static List<Line> of(List<Reason> reasons) {
      return reasons.stream()
          .map(each -> new Line(each.path(), each.message(), each.remedy()))
          .toList();
    }
  }

  private static String inBeijing(Instant time) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
        .withZone(ZoneId.of("Asia/Shanghai"))
        .format(time);
  }
}
