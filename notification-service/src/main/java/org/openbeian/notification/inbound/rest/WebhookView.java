package org.openbeian.notification.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.notification.domain.webhook.WebhookState;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;

/** A webhook as its account sees it. */
@Schema(name = "Webhook")
record WebhookView(
    UUID id,
    @Schema(examples = "https://hooks.example.com/openbeian") String url,
    @Schema(description = "Names of the notices that it gets; \"*\" for every one")
        List<String> notices,
    @Schema(
            description =
                "ENABLED: notices are pushed; PAUSED by the account: they wait, for a day at most;"
                    + " DISABLED by us after lasting failure: none is written until it is enabled")
        WebhookState state,
    @Schema(
            description = "Masked; who is told when it is disabled. Null: nobody by mail",
            examples = "o***@example.com")
        @Nullable String contactEmail,
    @Schema(
            description =
                "whsec_ and the key in base64. Only in the answers to registering and to a"
                    + " rotation; null otherwise",
            examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDhS5vFqAZ4ck=")
        @Nullable String secret,
    @Schema(description = "Until then the former secret signs as well; null unless it was rotated")
        @Nullable Instant formerSecretUntil,
    @Schema(description = "Tries that failed one after another; 0 while all is well")
        int consecutiveFailures,
    @Schema(description = "When the first of them failed; null while all is well")
        @Nullable Instant failingSince,
    @Schema(description = "Why the last one did; null while all is well", examples = "HTTP 503")
        @Nullable String lastCause,
    @Schema(description = "Null unless it is DISABLED") @Nullable Instant disabledAt,
    Instant createdAt) {

  static WebhookView of(Webhook webhook, Sealer sealer, Instant systemNow) {
    return new WebhookView(
        webhook.id(),
        sealer.open(webhook.url()),
        webhook.notices(),
        webhook.state(),
        Masks.nullable(sealer.openNullable(webhook.contactEmail()), Masks::email),
        null,
        webhook.formerSecretUntil(systemNow),
        webhook.failures(),
        webhook.failingSince(),
        webhook.lastCause(),
        webhook.disabledAt(),
        webhook.createdAt());
  }

  /** The same with a secret, and the url in another form. */
  WebhookView with(String otherUrl, @Nullable String newSecret) {
    return new WebhookView(
        id,
        otherUrl,
        notices,
        state,
        contactEmail,
        newSecret,
        formerSecretUntil,
        consecutiveFailures,
        failingSince,
        lastCause,
        disabledAt,
        createdAt);
  }
}
