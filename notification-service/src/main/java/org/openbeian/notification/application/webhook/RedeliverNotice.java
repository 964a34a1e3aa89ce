package org.openbeian.notification.application.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.AccountId;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.notification.domain.webhook.WebhookState;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/** Sends again what a webhook has had, or has missed: under the same id, behind what waits. */
@ApplicationScoped
public class RedeliverNotice {

  private static final String AGAIN =
      "update webhook_delivery set state = 'WAITING', position = default, attempts_before ="
          + " attempts, due_at = $3, give_up_at = $4, done_at = null where id = $1 and webhook_id ="
          + " $2 and done_at is not null and cause is distinct from 'erased'";

  private static final String LOOK =
      "select done_at is null from webhook_delivery where id = $1 and webhook_id = $2";

  private final Transactions transactions;
  private final WebhookWorker worker;
  private final Duration giveUpAfter;

  RedeliverNotice(
      Transactions transactions,
      WebhookWorker worker,
      @ConfigProperty(name = "beian.webhooks.give-up") Duration giveUpAfter) {
    this.transactions = transactions;
    this.worker = worker;
    this.giveUpAfter = giveUpAfter;
  }

  /**
   * Has a delivery made anew.
   *
   * <p>Fails with 404 when there is none, with 409 when it is still on its way, when its order's
   * data are erased, or when the webhook is disabled.
   */
  public Uni<Void> again(AccountId account, UUID webhook, UUID delivery) {
    return transactions.inTransaction(
        () ->
            Webhooks.lock(account, webhook)
                .chain(found -> again(found, delivery))
                .invoke(() -> Transactions.afterCommit(worker::wake)));
  }

  private Uni<Void> again(Webhook webhook, UUID delivery) {
    Instant now = SystemTime.now();
    return Sql.rows(LOOK, delivery, webhook.id())
        .chain(
            rows -> {
              if (rows.isEmpty()) {
                throw ApiException.notFound();
              }
              if (webhook.state() == WebhookState.DISABLED) {
                throw ApiException.of(409, "WEBHOOK_DISABLED");
              }
              if ((Boolean) rows.get(0)[0]) {
                throw ApiException.of(409, "WEBHOOK_DELIVERY_UNDER_WAY");
              }
              return Sql.update(AGAIN, delivery, webhook.id(), now, now.plus(giveUpAfter));
            })
        .invoke(
            changed -> {
              if (changed == 0) {
                throw ApiException.of(409, "WEBHOOK_DELIVERY_ERASED").byRule("R-EXP-4");
              }
            })
        .replaceWithVoid();
  }
}
