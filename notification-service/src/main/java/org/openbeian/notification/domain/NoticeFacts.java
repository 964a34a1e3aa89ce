package org.openbeian.notification.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;

/**
 * What the templates may say; what an event does not tell is empty.
 *
 * @param days how long the order was left alone
 * @param expiresOn day and time in Beijing
 * @param filingNumber the subject's number
 */
public record NoticeFacts(
    OrderId orderId,
    int days,
    String expiresOn,
    String filingNumber,
    List<String> serviceNumbers,
    List<Line> reasons) {

  private static final int SHORT = 8;
  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  /** One thing to correct. */
  public record Line(@Nullable String path, String message, @Nullable String remedy) {}

  public static NoticeFacts about(OrderId orderId) {
    return new NoticeFacts(orderId, 0, "", "", List.of(), List.of());
  }

  NoticeFacts idleFor(int idleDays) {
    return new NoticeFacts(orderId, idleDays, expiresOn, filingNumber, serviceNumbers, reasons);
  }

  NoticeFacts expiringAt(Instant time) {
    return new NoticeFacts(
        orderId, days, BEIJING.format(time), filingNumber, serviceNumbers, reasons);
  }

  NoticeFacts about(String subjectNumber, List<String> numbers) {
    return new NoticeFacts(orderId, days, expiresOn, subjectNumber, numbers, reasons);
  }

  NoticeFacts because(List<Reason> items) {
    List<Line> lines =
        items.stream().map(item -> new Line(item.path(), item.message(), item.remedy())).toList();
    return new NoticeFacts(orderId, days, expiresOn, filingNumber, serviceNumbers, lines);
  }

  /** The first eight characters of the order's id: enough for a filer, short enough for SMS. */
  public String shortId() {
    return orderId.toString().substring(0, SHORT);
  }
}
