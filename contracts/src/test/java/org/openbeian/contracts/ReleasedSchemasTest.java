package org.openbeian.contracts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A released schema never changes: {@code schemas/released.sha256} remembers what each said when it
 * was released. Updating appends new types and touches no line that is there.
 */
class ReleasedSchemasTest {

  private static final CommittedFile RELEASED =
      CommittedFile.ofModule("src/main/resources/schemas/released.sha256");

  @Test
  void a_released_schema_never_changes() {
    // given
    Map<String, String> released = released();
    // then
    released.forEach(
        (type, hash) -> {
          Class<? extends DomainEvent> event = EventCatalogue.eventOf(type);
          assertThat(event)
              .as("%s is released: its record stays, to read what lies on topics", type)
              .isNotNull();
          assertThat(hashOf(Objects.requireNonNull(event)))
              .as(
                  "%s is released and its schema changed: leave the record as it was and add %s"
                      + " as a new record instead",
                  type, nextVersionOf(type))
              .isEqualTo(hash);
        });
  }

  @Test
  void every_event_of_the_catalogue_is_listed_as_released() {
    // given
    Map<String, String> lines = released();
    // when
    for (Class<? extends DomainEvent> event : EventCatalogue.events()) {
      lines.computeIfAbsent(EventCatalogue.typeOf(event), type -> hashOf(event));
    }
    // then
    RELEASED.mustBe(
        lines.entrySet().stream()
            .map(line -> line.getValue() + "  " + line.getKey() + "\n")
            .collect(joining()));
  }

  @Test
  void words_of_explanation_may_change_but_nothing_else() throws Exception {
    // given
    JsonMapper json = new JsonMapper();
    String schema = "{\"type\":\"object\",\"description\":\"a\",\"required\":[\"x\"]}";
    String reworded = "{\"description\":\"b\",\"required\":[\"x\"],\"type\":\"object\"}";
    String loosened = "{\"type\":\"object\",\"description\":\"a\",\"required\":[]}";
    // then
    assertThat(hashOf(json.readTree(reworded))).isEqualTo(hashOf(json.readTree(schema)));
    assertThat(hashOf(json.readTree(loosened))).isNotEqualTo(hashOf(json.readTree(schema)));
  }

  private static Map<String, String> released() {
    Map<String, String> lines = new LinkedHashMap<>();
    RELEASED
        .read()
        .lines()
        .forEach(
            line -> {
              String[] parts = line.split(" +", 2);
              lines.put(parts[1], parts[0]);
            });
    return lines;
  }

  private static String nextVersionOf(String type) {
    int dot = type.lastIndexOf(".v");
    return type.substring(0, dot + 2) + (Integer.parseInt(type.substring(dot + 2)) + 1);
  }

  private static String hashOf(Class<? extends DomainEvent> event) {
    return hashOf(EventSchemas.schemaOf(event));
  }

  private static String hashOf(JsonNode schema) {
    JsonMapper canonical =
        JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    try {
      Object tree = canonical.treeToValue(withoutWords(schema.deepCopy()), Object.class);
      byte[] text = canonical.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode withoutWords(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      // A property may be called so too; then its value is a schema, not a text.
      List.of("title", "description").stream()
          .filter(word -> object.path(word).isTextual())
          .forEach(object::remove);
    }
    schema.forEach(ReleasedSchemasTest::withoutWords);
    return schema;
  }
}
