package org.openbeian.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.StaffRecipient;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.review.ReviewBreach;
import org.openbeian.contracts.review.ReviewEscalated;
import org.openbeian.platform.pii.Sealer;

/** One of the staff who is told when reviews are late, with a mailbox of their own. */
public record Lead(String user, String account, String email, String locale) {

  private static final String PHONE = "13500570009";

  /** Works in the provider's account and reads Chinese. */
  public static Lead called(String user) {
    return new Lead(user, "provider", user + "." + UUID.randomUUID() + "@example.com", "zh-CN");
  }

  public Lead in(String other) {
    return new Lead(user, other, email, locale);
  }

  public Lead readingEnglish() {
    return new Lead(user, account, email, "en");
  }

  /** A review of the order is later than promised, and these are to be told. */
  public static DomainEvent late(OrderId order, Sealer sealer, Lead... leads) {
    List<StaffRecipient> toTell =
        Stream.of(leads)
            .map(
                lead ->
                    new StaffRecipient(
                        lead.user,
                        new Recipient(
                            new AccountId(lead.account),
                            sealer.seal(lead.email),
                            sealer.seal(PHONE),
                            lead.locale)))
            .toList();
    return new ReviewEscalated(
        order,
        1,
        UUID.randomUUID(),
        Stage.PRELIMINARY_REVIEW,
        FilingType.FIRST_FILING,
        "330000",
        ReviewBreach.SLA,
        "reviewer-1",
        LocalDate.of(2026, 11, 24),
        toTell);
  }
}
