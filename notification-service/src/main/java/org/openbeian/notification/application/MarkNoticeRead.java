package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.Notice;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.transaction.Transactions;

/** Marks a notice in the caller's mailbox as read. */
@ApplicationScoped
public class MarkNoticeRead {

  private final Transactions transactions;
  private final Clock clock;

  MarkNoticeRead(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The notice, read; fails with 404 when it is in no such mailbox. */
  public Uni<Notice> mark(Mailbox mailbox, UUID id) {
    return transactions.inTransaction(
        () ->
            Panache.getSession()
                .chain(s -> s.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE))
                .invoke(
                    notice -> {
                      if (notice == null || !notice.mailbox().equals(mailbox)) {
                        throw ApiException.notFound();
                      }
                      notice.read(clock.instant().truncatedTo(ChronoUnit.MICROS));
                    }));
  }
}
