package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.StaffRecipient;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.application.Staff.Member;

/**
 * Knows who works here by the tokens that were shown lately (R-PERM-2): whom a task may be given
 * to, and which leads are told of what is late. No directory of users is asked.
 */
@ApplicationScoped
public class StaffRoster {

  /** Who has not been here for longer is neither given tasks nor told of any. */
  public static final Duration PRESENT = Duration.ofDays(30);

  private static final Logger LOG = Logger.getLogger(StaffRoster.class);
  private static final Duration NOTED_EVERY = Duration.ofHours(1);
  private static final Set<String> WORKING =
      Set.of(ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER);

  private final Transactions transactions;
  private final Staff staff;
  private final Sealer sealer;
  private final Clock clock;

  /** Whose token was noted when, and what it said. */
  private final Map<String, Noted> noted = new ConcurrentHashMap<>();

  StaffRoster(Transactions transactions, Staff staff, Sealer sealer, Clock clock) {
    this.transactions = transactions;
    this.staff = staff;
    this.sealer = sealer;
    this.clock = clock;
  }

  private record Noted(Caller caller, Instant at) {}

  /** Somebody is here: kept at most once an hour, or when their token says something else. */
  public Uni<Void> note(Caller caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Noted before = noted.get(caller.subject());
    if (before != null
        && before.caller().equals(caller)
        && Duration.between(before.at(), now).abs().compareTo(NOTED_EVERY) < 0) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .inTransaction(
            () -> {
              Transactions.afterCommit(() -> noted.put(caller.subject(), new Noted(caller, now)));
              return staff.note(member(caller, now));
            })
        .onFailure()
        .invoke(failure -> LOG.warnf("who works here was not noted: %s", failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /** Those of a role who were here in the last 30 days; runs in the caller's session. */
  Uni<List<Member>> present(String role) {
    return staff.having(role, clock.instant().minus(PRESENT));
  }

  private Member member(Caller caller, Instant now) {
    return new Member(
        caller.subject(),
        caller.account().value(),
        caller.roles().stream().filter(WORKING::contains).sorted().toList(),
        caller.provinces().stream().sorted().toList(),
        new StaffRecipient(
            caller.subject(),
            new Recipient(
                caller.account(),
                sealer.sealNullable(caller.email()),
                sealer.sealNullable(caller.phone()),
                caller.locale())),
        now);
  }
}
