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
 * What the templates may say; what an event does not tell is empty.
 *
 * @param days how long the order was left alone
 * @param expiresOn day and time in Beijing
 * @param filingNumber the subject's number
 * @param reminder null unless the notice is one
 * @param moved where the services are now; null unless they moved
 * @param supplement null unless the notice is about one
 * @param subjectEnded whether the subject's number is void as well
 * @param late null unless the notice is about a review that takes too long
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
    @Nullable Supplement supplement,
    boolean subjectEnded,
    @Nullable LateReview late) {

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

  /**
   * A review that takes longer than it may.
   *
   * @param province its Chinese name; the code where it has none
   * @param provinceCode GB/T 2260
   * @param holder the user who has it; null when nobody has
   * @param dueOn the last day on which it would have been in time
   */
  public record LateReview(
      Stage stage,
      FilingType type,
      String province,
      String provinceCode,
      @Nullable String holder,
      LocalDate dueOn) {}

  /** One thing to correct. */
  public record Line(@Nullable String path, String message, @Nullable String remedy) {}

  public static NoticeFacts about(OrderId orderId) {
    return new NoticeFacts(orderId, 0, "", "", List.of(), List.of(), null, null, null, false, null);
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
        supplement,
        subjectEnded,
        late);
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
        supplement,
        subjectEnded,
        late);
  }

  NoticeFacts about(String subjectNumber, List<String> numbers) {
    return new NoticeFacts(
        orderId,
        days,
        expiresOn,
        subjectNumber,
        numbers,
        reasons,
        reminder,
        moved,
        supplement,
        subjectEnded,
        late);
  }

  NoticeFacts because(List<Reason> items) {
    List<Line> lines =
        items.stream().map(item -> new Line(item.path(), item.message(), item.remedy())).toList();
    return new NoticeFacts(
        orderId,
        days,
        expiresOn,
        filingNumber,
        serviceNumbers,
        lines,
        reminder,
        moved,
        supplement,
        subjectEnded,
        late);
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
        supplement,
        subjectEnded,
        late);
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
        supplement,
        subjectEnded,
        late);
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
        new Supplement(kind, note, reason, mailTo),
        subjectEnded,
        late);
  }

  NoticeFacts endingSubject(boolean ended) {
    return new NoticeFacts(
        orderId,
        days,
        expiresOn,
        filingNumber,
        serviceNumbers,
        reasons,
        reminder,
        moved,
        supplement,
        ended,
        late);
  }

  NoticeFacts late(
      Stage stage, FilingType type, String code, @Nullable String holder, LocalDate dueOn) {
    String province = Province.isKnown(code) ? Province.of(code).chinese() : code;
    return new NoticeFacts(
        orderId,
        days,
        expiresOn,
        filingNumber,
        serviceNumbers,
        reasons,
        reminder,
        moved,
        supplement,
        subjectEnded,
        new LateReview(stage, type, province, code, holder, dueOn));
  }

  /** The first eight characters of the order's id: enough to find it by, short enough for SMS. */
  public String shortId() {
    return orderId.toString().substring(0, SHORT);
  }
}
