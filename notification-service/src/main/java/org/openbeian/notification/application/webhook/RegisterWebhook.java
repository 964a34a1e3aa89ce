package org.openbeian.notification.application.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.notification.domain.webhook.WebhookSecret;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Registers a webhook for the caller's account. */
@ApplicationScoped
public class RegisterWebhook {

  private final Transactions transactions;
  private final Sealer sealer;
  private final Clock clock;
  private final int perAccount;

  RegisterWebhook(
      Transactions transactions,
      Sealer sealer,
      Clock clock,
      @ConfigProperty(name = "beian.webhooks.per-account") int perAccount) {
    this.transactions = transactions;
    this.sealer = sealer;
    this.clock = clock;
    this.perAccount = perAccount;
  }

  /**
   * Registers one, with a secret of ours. Trouble is told to the caller's own address unless the
   * form names another, or none.
   *
   * @param form checked
   */
  public Uni<Webhook> register(Caller caller, WebhookForm form) {
    return transactions.inTransaction(
        () ->
            lock(caller)
                .chain(() -> count(caller))
                .chain(
                    count -> {
                      if (count >= perAccount) {
                        throw ApiException.of(409, "WEBHOOK_LIMIT", Integer.toString(perAccount));
                      }
                      Webhook webhook = webhook(caller, form);
                      return Panache.getSession()
                          .chain(session -> session.persist(webhook))
                          .replaceWith(webhook);
                    }));
  }

  /** Its own statement, so that the count sees what was committed before the lock was had. */
  private static Uni<Void> lock(Caller caller) {
    return Sql.rows(
            "select pg_advisory_xact_lock(hashtextextended('webhooks ' || $1::text, 0))::text",
            caller.account().value())
        .replaceWithVoid();
  }

  private static Uni<Long> count(Caller caller) {
    return Sql.value(
        Long.class, "select count(*) from webhook where account = $1", caller.account().value());
  }

  private Webhook webhook(Caller caller, WebhookForm form) {
    List<String> notices = form.notices();
    return new Webhook(
        caller.account(),
        sealer.seal(Objects.requireNonNull(form.url())),
        notices == null ? List.of(Webhook.ALL) : notices,
        sealer.seal(WebhookSecret.random().text()),
        contact(caller, form),
        Language.of(caller.locale()),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        SystemTime.now());
  }

  private @Nullable Sealed contact(Caller caller, WebhookForm form) {
    String email = form.contactEmail() == null ? caller.email() : form.contactEmail();
    return email == null || email.isEmpty() ? null : sealer.seal(email);
  }
}
