package org.openbeian.notification;

import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.WorkingDays;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.notification.NoticeDelivered;
import org.openbeian.contracts.order.Duty;
import org.openbeian.contracts.order.DutyReminded;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingRevoked;
import org.openbeian.contracts.order.OrderAbandoned;
import org.openbeian.contracts.order.OrderExpired;
import org.openbeian.contracts.order.OrderExpiryWarned;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderReturned;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.contracts.order.OrderWithdrawn;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestTopics;

/** A filer with an order, a phone and a mailbox of its own. */
public record Filer(OrderId order, String account, String phone, String email, String locale) {

  public static final Duration SOON = Duration.ofSeconds(20);

  public static Filer ofAccount(String account) {
    OrderId order = new OrderId(UUID.randomUUID());
    String phone = "13" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
    return new Filer(order, account, phone, "f" + phone + "@example.com", "zh-CN");
  }

  public static Filer aFiler() {
    return ofAccount("acct-" + UUID.randomUUID());
  }

  public Filer readingEnglish() {
    return new Filer(order, account, phone, email, "en");
  }

  public Filer withEmail(String other) {
    return new Filer(order, account, phone, other, locale);
  }

  public Recipient recipient(Sealer sealer) {
    return new Recipient(new AccountId(account), sealer.seal(email), sealer.seal(phone), locale);
  }

  public Recipient recipientInSiteOnly() {
    return new Recipient(new AccountId(account), null, null, locale);
  }

  public static DomainEvent withdrawn(OrderId order, Recipient to) {
    return new OrderWithdrawn(order, 1, to, new Actor(Actor.Kind.FILER, "filer-a"));
  }

  public DomainEvent withdrawn(Sealer sealer) {
    return withdrawn(order, recipient(sealer));
  }

  public DomainEvent abandoned(Sealer sealer) {
    return new OrderAbandoned(order, 1, recipient(sealer), new Actor(Actor.Kind.FILER, "filer-a"));
  }

  public DomainEvent sentToBureau(Sealer sealer) {
    return new OrderSentToBureau(
        order, 1, recipient(sealer), FilingType.FIRST_FILING, "330000", new WorkingDays(1, 20));
  }

  public DomainEvent warned(Sealer sealer, int days) {
    return new OrderExpiryWarned(
        order, 1, recipient(sealer), days, Instant.parse("2026-12-31T16:30:00Z"));
  }

  public DomainEvent expired(Sealer sealer) {
    return new OrderExpired(order, 1, recipient(sealer), 45);
  }

  public DomainEvent granted(Sealer sealer) {
    return new FilingGranted(
        order,
        1,
        recipient(sealer),
        FilingType.FIRST_FILING,
        "浙ICP备2026000001号",
        List.of(
            new FilingGranted.GrantedService(
                1, "浙ICP备2026000001号-1", ServiceKind.WEBSITE, "启明示例科技官网")));
  }

  public DomainEvent revoked(Sealer sealer, boolean subjectEnded, Reason... reasons) {
    return new FilingRevoked(
        order,
        1,
        recipient(sealer),
        "浙ICP备2026000001号",
        List.of("浙ICP备2026000001号-2A"),
        subjectEnded,
        List.of(reasons));
  }

  public DomainEvent returned(Sealer sealer, ReturnReason reason, Reason... reasons) {
    return new OrderReturned(order, 1, recipient(sealer), reason, List.of(reasons));
  }

  /** Codes must be entered within a day: urgent, and legally required. */
  public DomainEvent forwarded(Sealer sealer) {
    return new OrderForwarded(
        order,
        1,
        recipient(sealer),
        FilingType.FIRST_FILING,
        "330000",
        List.of(
            new SmsRecipient(
                sealer.seal(phone),
                sealer.seal("00001X"),
                List.of(SmsRecipient.Role.SUBJECT_PRINCIPAL))));
  }

  public DomainEvent reminded(Sealer sealer, Duty duty) {
    return new DutyReminded(
        order,
        1,
        recipient(sealer),
        "浙ICP备2026000001号",
        "浙ICP备2026000001号-1",
        duty,
        LocalDate.of(2026, 12, 31),
        false);
  }

  /** Another order of the same account, with the same phone and mailbox. */
  public Filer withAnotherOrder() {
    return new Filer(new OrderId(UUID.randomUUID()), account, phone, email, locale);
  }

  public List<String> texts() {
    return SmsGatewayStandIn.textsTo(phone);
  }

  public List<MimeMessage> mails() {
    return MailServer.mailsTo(email);
  }

  public List<String> subjects() {
    return mails().stream()
        .map(
            mail -> {
              try {
                return mail.getSubject();
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  /** How often a delivery on a channel was announced. */
  public long announced(Channel channel) {
    return TestTopics.events(Topic.NOTIFICATIONS, order).stream()
        .filter(event -> event instanceof NoticeDelivered notice && notice.channel() == channel)
        .count();
  }

  public void awaitTexts(int count) {
    await().atMost(SOON).until(() -> texts().size() >= count);
  }

  public void awaitMails(int count) {
    await().atMost(SOON).until(() -> mails().size() >= count);
  }

  /** Waits until everything that was to be delivered is, and the world has been told. */
  public void awaitAnnounced(Channel channel, int count) {
    await().atMost(SOON).until(() -> announced(channel) >= count);
  }
}
