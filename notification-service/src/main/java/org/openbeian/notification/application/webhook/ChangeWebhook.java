package org.openbeian.notification.application.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.notification.domain.webhook.WebhookSecret;
import org.openbeian.notification.domain.webhook.WebhookState;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Changes, removes and re-keys webhooks of the caller's account. */
@ApplicationScoped
public class ChangeWebhook {

  private final Transactions transactions;
  private final CheckWebhook check;
  private final WebhookWorker worker;
  private final Sealer sealer;
  private final Duration overlap;

  ChangeWebhook(
      Transactions transactions,
      CheckWebhook check,
      WebhookWorker worker,
      Sealer sealer,
      @ConfigProperty(name = "beian.webhooks.former-secret-valid-for") Duration overlap) {
    this.transactions = transactions;
    this.check = check;
    this.worker = worker;
    this.sealer = sealer;
    this.overlap = overlap;
  }

  /**
   * Makes it what the form says; enabling lets what waits go at once.
   *
   * @param ifMatch the version that the caller has seen
   */
  public Uni<Webhook> change(Caller caller, UUID id, @Nullable String ifMatch, WebhookForm form) {
    return Panache.withSession(() -> Webhooks.find(caller.account(), id))
        .chain(() -> check.check(form))
        .chain(
            () ->
                transactions.inTransaction(
                    () ->
                        Webhooks.lock(caller.account(), id)
                            .invoke(webhook -> apply(caller, webhook, ifMatch, form))));
  }

  private void apply(Caller caller, Webhook webhook, @Nullable String ifMatch, WebhookForm form) {
    EntityTags.requireMatch(ifMatch, webhook.version());
    if (form.url() != null) {
      webhook.leadTo(sealer.seal(form.url()));
    }
    if (form.notices() != null) {
      webhook.tell(form.notices());
    }
    if (form.contactEmail() != null) {
      webhook.writeTo(
          form.contactEmail().isEmpty() ? null : sealer.seal(form.contactEmail()),
          Language.of(caller.locale()));
    }
    if (form.state() == WebhookState.PAUSED) {
      webhook.pause();
    } else if (form.state() == WebhookState.ENABLED && webhook.state() != form.state()) {
      webhook.enable(SystemTime.now());
      Transactions.afterCommit(worker::wake);
    }
    webhook.changed();
  }

  /** Removes it with its log; what waits is never sent. */
  public Uni<Void> remove(AccountId account, UUID id) {
    return transactions.inTransaction(
        () ->
            Webhooks.lock(account, id)
                .chain(webhook -> Sql.update("delete from webhook where id = $1", webhook.id()))
                .replaceWithVoid());
  }

  /** Gives it another secret; the present one signs as well for a while. */
  public Uni<Webhook> rotateSecret(AccountId account, UUID id) {
    return transactions.inTransaction(
        () ->
            Webhooks.lock(account, id)
                .invoke(
                    webhook -> {
                      Instant now = SystemTime.now();
                      webhook.rotate(sealer.seal(WebhookSecret.random().text()), now, overlap);
                      webhook.changed();
                    }));
  }
}
