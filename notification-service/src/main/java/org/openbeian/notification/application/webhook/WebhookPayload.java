package org.openbeian.notification.application.webhook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is sent of a notice. It says nothing personal: who receives it reads the rest by
 * the API, with a token.
 *
 * @param id the delivery's, the same at every attempt
 * @param notice the notice's name in the catalogue
 * @param orderId null in a ping
 * @param text short, in the language of the account
 * @param createdAt business time
 */
@JsonPropertyOrder({"id", "notice", "orderId", "round", "title", "text", "createdAt"})
record WebhookPayload(
    UUID id,
    String notice,
    @Nullable UUID orderId,
    int round,
    String title,
    String text,
    Instant createdAt) {

  String write(ObjectMapper json) {
    try {
      return json.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a payload can't be written", e);
    }
  }
}
