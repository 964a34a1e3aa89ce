package org.openbeian.notification.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.webhook.WebhookForm;
import org.openbeian.notification.domain.webhook.WebhookState;

/** What a webhook is to be. */
@Schema(name = "WebhookRequest")
record WebhookRequest(
    @Schema(
            description =
                "https, a host name or address of the public internet, port 443 or 8443; no user,"
                    + " no fragment, 500 characters at most",
            examples = "https://hooks.example.com/openbeian")
        @Nullable String url,
    @Schema(
            description =
                "Names of notices as in docs/webhooks.md, or \"*\" alone for every one, which is"
                    + " also what absence means when registering",
            examples = "[\"order-returned-bureau-rejected\",\"filing-granted\"]")
        @Nullable List<String> notices,
    @Schema(
            description =
                "Who is told when the webhook is disabled. Absent when registering: the caller's"
                    + " own address; empty: nobody by mail",
            examples = "ops@example.com")
        @Nullable String contactEmail) {

  WebhookForm form() {
    return new WebhookForm(url == null ? "" : url, notices, contactEmail, null);
  }

  /** What is to change; what is absent stays. */
  @Schema(name = "WebhookChange")
  record Change(
      @Schema(
              description = "As when registering; absent to leave it",
              examples = "https://hooks.example.com/openbeian")
          @Nullable String url,
      @Schema(description = "As when registering; absent to leave them", examples = "[\"*\"]")
          @Nullable List<String> notices,
      @Schema(
              description = "Empty: nobody by mail; absent to leave it",
              examples = "ops@example.com")
          @Nullable String contactEmail,
      @Schema(
              description =
                  "PAUSED, or ENABLED, which also forgets the failures of a disabled one; absent to"
                      + " leave it",
              examples = "PAUSED")
          @Nullable WebhookState state) {

    WebhookForm form() {
      return new WebhookForm(url, notices, contactEmail, state);
    }
  }
}
