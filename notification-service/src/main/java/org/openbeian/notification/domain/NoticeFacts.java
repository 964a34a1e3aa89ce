package org.openbeian.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.order.Duty;

/**
 * What the templates may say; what an event does not tell is empty.
 *
 * @param days how long the order was left alone
 * @param expiresOn day and time in Beijing
 * @param filingNumber the subject's number
 * @param reminder null unless the notice is one
 * @param moved where the services are now; null unless they moved
 * @param supplement null unless the notice is about one
 */
public record NoticeFacts(
    OrderId orderId,
    int days,
    String expiresOn,
    String filingNumber,
    List<String> serviceNumbers,
    List<Line> reasons,
    @Nullable Reminder reminder,
    @Nullable Moved moved,
    @Nullable Supplement supplement) {

  private static final int SHORT = 8;
  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  /**
   * A duty that is still open.
   *
   * @param dueOn its last day
   */
  public record Reminder(Duty duty, LocalDate dueOn, boolean overdue) {}

  /** The subject that services have moved to, with their new numbers. */
  public record Moved(String filingNumber, List<String> serviceNumbers) {}

  /**
   * What a reviewer wants before a pass.
   *
   * @param note what is wanted; null where the kind says it
   * @param reason what was wrong; null unless it is asked for again
   * @param mailTo where originals are mailed to; null for other kinds
   */
  public record Supplement(
      SupplementKind kind,
      @Nullable String note,
      @Nullable String reason,
      @Nullable String mailTo) {}

  /** One thing to correct. */
  public record Line(@Nullable String path, String message, @Nullable String remedy) {}

  public static NoticeFacts about(OrderId orderId) {
    return new NoticeFacts(orderId, 0, "", "", List.of(), List.of(), null, null, null);
  }

  NoticeFacts idleFor(int idleDays) {
    return new NoticeFacts(
        orderId,
        idleDays,
        expiresOn,
        filingNumber,
        serviceNumbers,
        reasons,
        reminder,
        moved,
        supplement);
  }

  NoticeFacts expiringAt(Instant time) {
    return new NoticeFacts(
        orderId,
        days,
        BEIJING.format(time),
        filingNumber,
        serviceNumbers,
        reasons,
        reminder,
        moved,
        supplement);
  }

  NoticeFacts about(String subjectNumber, List<String> numbers) {
    return new NoticeFacts(
        orderId, days, expiresOn, subjectNumber, numbers, reasons, reminder, moved, supplement);
  }

  NoticeFacts because(List<Reason> items) {
    List<Line> lines =
        items.stream().map(item -> new Line(item.path(), item.message(), item.remedy())).toList();
    return new NoticeFacts(
        orderId, days, expiresOn, filingNumber, serviceNumbers, lines, reminder, moved, supplement);
  }

  NoticeFacts reminding(Duty duty, LocalDate dueOn, boolean overdue) {
    return new NoticeFacts(
        orderId,
        days,
        expiresOn,
        filingNumber,
        serviceNumbers,
        reasons,
        new Reminder(duty, dueOn, overdue),
        moved,
        supplement);
  }

  NoticeFacts movingTo(String subjectNumber, List<String> numbers) {
    return new NoticeFacts(
        orderId,
        days,
        expiresOn,
        filingNumber,
        serviceNumbers,
        reasons,
        reminder,
        new Moved(subjectNumber, numbers),
        supplement);
  }

  NoticeFacts wanting(
      SupplementKind kind,
      @Nullable String note,
      @Nullable String reason,
      @Nullable String mailTo) {
    return new NoticeFacts(
        orderId,
        days,
        expiresOn,
        filingNumber,
        serviceNumbers,
        reasons,
        reminder,
        moved,
        new Supplement(kind, note, reason, mailTo));
  }

  /** The first eight characters of the order's id: enough for a filer, short enough for SMS. */
  public String shortId() {
    return orderId.toString().substring(0, SHORT);
  }
}
