package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.ReadPreferences.Chosen;
import org.openbeian.notification.domain.Choices;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.NotificationPreference;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/**
 * Chooses anew for a mailbox, as a whole. It holds for what is told from then on; only what quiet
 * hours hold back goes out when by the new choice there are none now.
 */
@ApplicationScoped
public class ChangePreferences {

  private static final String BEGIN =
      "insert into notification_preference (account, person, version, choices) values ($1, $2, 0,"
          + " '{}') on conflict do nothing";

  private final Transactions transactions;
  private final PreferencesOf preferences;
  private final HeldDeliveries held;
  private final Clock clock;

  ChangePreferences(
      Transactions transactions, PreferencesOf preferences, HeldDeliveries held, Clock clock) {
    this.transactions = transactions;
    this.preferences = preferences;
    this.held = held;
    this.clock = clock;
  }

  /**
   * Changes them.
   *
   * @param ifMatch the entity tag that was read
   * @param by the token's {@code sub}
   */
  public Uni<Chosen> choose(Mailbox mailbox, @Nullable String ifMatch, Choices choices, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return transactions
        .inTransaction(
            () ->
                locked(mailbox)
                    .invoke(
                        preference -> {
                          EntityTags.requireMatch(ifMatch, preference.version());
                          preference.choose(choices, by, now);
                        })
                    .call(() -> letGo(mailbox, choices, now)))
        .map(Chosen::of);
  }

  /** Two who choose for the first time at once queue up at the row, too. */
  private static Uni<NotificationPreference> locked(Mailbox mailbox) {
    NotificationPreference.Key key = NotificationPreference.Key.of(mailbox);
    return Sql.update(BEGIN, key.account(), key.person())
        .chain(Panache::getSession)
        .chain(s -> s.find(NotificationPreference.class, key, LockModeType.PESSIMISTIC_WRITE));
  }

  private Uni<Void> letGo(Mailbox mailbox, Choices choices, Instant now) {
    boolean quiet = preferences.of(choices).quietHours().endAfter(now).isPresent();
    return quiet ? Uni.createFrom().voidItem() : held.letGoOf(mailbox);
  }
}
