package org.openbeian.notification.application.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.openbeian.contracts.AccountId;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.platform.api.ApiException;

/** An account's own webhooks; others' are not found. */
final class Webhooks {

  private Webhooks() {}

  static Uni<Webhook> find(AccountId account, UUID id) {
    return find(account, id, LockModeType.NONE);
  }

  /** Locks it until the transaction ends. */
  static Uni<Webhook> lock(AccountId account, UUID id) {
    return find(account, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Uni<Webhook> find(AccountId account, UUID id, LockModeType lock) {
    return Panache.getSession()
        .chain(session -> session.find(Webhook.class, id, lock))
        .invoke(
            webhook -> {
              if (webhook == null || !webhook.account().equals(account)) {
                throw ApiException.notFound();
              }
            });
  }
}
