package org.openbeian.audit.inbound.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.audit.application.ReadTrail.Shown;
import org.openbeian.audit.domain.Detached;
import org.openbeian.audit.domain.KeptEvent;
import org.openbeian.audit.domain.TrailEntry;

/** An entry of the trail as auditors see it. */
@Schema(name = "TrailEntry")
record TrailEntryView(
    @Schema(description = "Its place in the trail: 1, 2, … without gaps", examples = "42")
        long sequence,
    @Schema(description = "CloudEvents id") UUID eventId,
    @Schema(description = "CloudEvents type", examples = "org.openbeian.order.submitted.v1")
        String type,
    @Schema(description = "The service that said it", examples = "/order-service") String source,
    @Schema(examples = "beian.orders") String topic,
    @Schema(
            description = "The Kafka key: the order's id",
            examples = "7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01")
        String key,
    @Schema(description = "Business time of the fact") Instant time,
    @Schema(
            description =
                "The event's JSON as it was published; personal data stays sealed"
                    + " (`keyId.base64url`). In the place of a value that was erased stands"
                    + " `{\"commitment\": \"sha256:…\", \"erasedAt\": \"…\"}`. Null when it is not"
                    + " JSON: see rawBody.",
            type = SchemaType.OBJECT,
            nullable = true,
            implementation = Object.class)
        @Nullable JsonNode body,
    @Schema(description = "The published bytes in base64, only when they are not JSON")
        @Nullable String rawBody,
    @Schema(description = "SHA-256 over the entry and the hash of the one before, in hex")
        String hash,
    @Schema(description = "When the personal data of its order was erased; null before that")
        @Nullable Instant erasedAt) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static TrailEntryView of(Shown shown) {
    TrailEntry entry = shown.entry();
    KeptEvent event = entry.event();
    JsonNode body = json(event.body());
    return new TrailEntryView(
        entry.sequence(),
        event.id(),
        event.type(),
        event.source(),
        event.topic(),
        event.key(),
        event.occurredAt(),
        body == null ? null : filledIn(body, shown),
        body == null ? Base64.getEncoder().encodeToString(event.body()) : null,
        HexFormat.of().formatHex(entry.hash()),
        shown.erasedAt());
  }

  /** With what was detached, or with the words that it is gone. */
  private static JsonNode filledIn(JsonNode node, Shown shown) {
    if (node.isTextual() && Detached.isCommitment(node.textValue())) {
      byte[] value = shown.values().get(node.textValue());
      JsonNode text = value == null ? null : json(value);
      return text == null ? erased(node.textValue(), shown.erasedAt()) : text;
    }
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(property -> property.setValue(filledIn(property.getValue(), shown)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, filledIn(array.get(i), shown));
      }
    }
    return node;
  }

  private static JsonNode erased(String commitment, @Nullable Instant at) {
    return JSON.createObjectNode()
        .put("commitment", commitment)
        .put("erasedAt", at == null ? null : at.toString());
  }

  private static @Nullable JsonNode json(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node.isMissingNode() ? null : node;
    } catch (IOException e) {
      return null;
    }
  }
}
