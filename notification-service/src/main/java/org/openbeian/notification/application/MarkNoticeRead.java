package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.openbeian.contracts.AccountId;
import org.openbeian.notification.domain.Notice;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.transaction.Transactions;

/** Marks a notice of the caller's account as read. */
@ApplicationScoped
public class MarkNoticeRead {

  private final Transactions transactions;
  private final Clock clock;

  MarkNoticeRead(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The notice, read; fails with 404 when the account has no such notice. */
  public Uni<Notice> mark(AccountId account, UUID id) {
    return transactions.inTransaction(
        () ->
            Panache.getSession()
                .chain(s -> s.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE))
                .invoke(
                    notice -> {
                      if (notice == null || !notice.account().equals(account)) {
                        throw ApiException.notFound();
                      }
                      notice.read(clock.instant().truncatedTo(ChronoUnit.MICROS));
                    }));
  }
}
