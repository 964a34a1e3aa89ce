package org.openbeian.smsverify;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.platform.pii.Sealer;

/** A first filing that is forwarded with some people's phones; every phone is synthetic. */
final class AnOrder {

  private static final AtomicInteger PHONES = new AtomicInteger(10_000);

  private final OrderId id;
  private final Sealer sealer;
  private String account = "acct-a";
  private int round = 1;
  private final List<SmsRecipient> recipients = new ArrayList<>();

  AnOrder(Sealer sealer) {
    this(new OrderId(UUID.randomUUID()), sealer);
  }

  private AnOrder(OrderId id, Sealer sealer) {
    this.id = id;
    this.sealer = sealer;
  }

  /** A number that no other test uses. */
  static String newPhone() {
    return "138005" + PHONES.getAndIncrement();
  }

  OrderId id() {
    return id;
  }

  AnOrder of(String otherAccount) {
    account = otherAccount;
    return this;
  }

  AnOrder inRound(int otherRound) {
    AnOrder again = new AnOrder(id, sealer);
    again.account = account;
    again.round = otherRound;
    return again;
  }

  AnOrder with(String phone, String certificateTail, Role... roles) {
    recipients.add(
        new SmsRecipient(sealer.seal(phone), sealer.seal(certificateTail), List.of(roles)));
    return this;
  }

  OrderForwarded forwarded() {
    return new OrderForwarded(
        id,
        round,
        new Recipient(new AccountId(account), null, null, "zh-CN"),
        FilingType.FIRST_FILING,
        "330000",
        List.copyOf(recipients));
  }
}
