package org.openbeian.notification.application.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.AccountId;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.notification.domain.webhook.WebhookSecret;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;

/**
 * Sends a webhook a ping and tells what came back. One that is taken ends the pause after failures:
 * what waits goes at once.
 */
@ApplicationScoped
public class TestWebhook {

  private static final String PING = "ping";

  private static final String MARK =
      "update webhook set tested_at = $2 where id = $1 and (tested_at is null or tested_at <= $3)";

  private static final String END_PAUSE =
      "with hook as (update webhook w set free_at = $2 where w.id = $1 and w.free_at > $2 and not"
          + " exists (select 1 from webhook_delivery s where s.webhook_id = w.id and s.done_at is"
          + " null and s.state = 'SENDING') returning w.id) update webhook_delivery d set due_at ="
          + " $2 from hook where d.webhook_id = hook.id and d.done_at is null and d.state ="
          + " 'WAITING' and d.due_at > $2";

  private final Transactions transactions;
  private final WebhookTargets targets;
  private final WebhookSender sender;
  private final WebhookWorker worker;
  private final Sealer sealer;
  private final ObjectMapper json;
  private final Clock clock;
  private final Duration between;

  TestWebhook(
      Transactions transactions,
      WebhookTargets targets,
      WebhookSender sender,
      WebhookWorker worker,
      Sealer sealer,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "beian.webhooks.between-tests") Duration between) {
    this.transactions = transactions;
    this.targets = targets;
    this.sender = sender;
    this.worker = worker;
    this.sealer = sealer;
    this.json = json;
    this.clock = clock;
    this.between = between;
  }

  /**
   * Pings it, whatever its state.
   *
   * <p>Fails with 404 when the account has no such one, with 429 when it was tested just now.
   */
  public Uni<WebhookSender.Answer> ping(AccountId account, UUID id) {
    Instant now = SystemTime.now();
    return transactions
        .inTransaction(() -> Webhooks.find(account, id).call(webhook -> mark(webhook, now)))
        .chain(webhook -> send(webhook, now))
        .call(answer -> answer.isTaken() ? endPause(id) : Uni.createFrom().voidItem());
  }

  private Uni<Void> mark(Webhook webhook, Instant now) {
    return Sql.update(MARK, webhook.id(), now, now.minus(between))
        .invoke(
            marked -> {
              if (marked == 0) {
                throw ApiException.of(429, "WEBHOOK_TESTED_JUST_NOW")
                    .withHeader("Retry-After", Long.toString(Math.max(1, between.toSeconds())));
              }
            })
        .replaceWithVoid();
  }

  private Uni<WebhookSender.Answer> send(Webhook webhook, Instant now) {
    String url = sealer.open(webhook.url());
    UUID message = UUID.randomUUID();
    List<WebhookSecret> secrets =
        webhook.secrets(now).stream()
            .map(secret -> new WebhookSecret(sealer.open(secret)))
            .toList();
    String body =
        new WebhookPayload(
                message,
                PING,
                null,
                0,
                "Ping",
                PING,
                clock.instant().truncatedTo(ChronoUnit.MICROS))
            .write(json);
    return targets
        .find(url)
        .chain(
            address ->
                sender.post(
                    new WebhookSender.Message(URI.create(url), address, secrets, message, body)))
        .onFailure(WebhookTargets.Refused.class)
        .recoverWithItem(
            refusal -> WebhookSender.Answer.none(0, String.valueOf(refusal.getMessage())));
  }

  private Uni<Void> endPause(UUID id) {
    return transactions
        .inTransaction(() -> Sql.update(END_PAUSE, id, SystemTime.now()))
        .invoke(worker::wake)
        .replaceWithVoid();
  }
}
