package org.openbeian.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The AsyncAPI document of all topics, derived from the catalogue and the page of events. */
final class AsyncApiDocument {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private static final String KAFKA_BINDING = "0.5.0";

  private AsyncApiDocument() {}

  static String text() {
    try {
      return "# Generated from the event records; see docs/events.md.\n"
          + YAML.writeValueAsString(document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> document() {
    return map(
        "asyncapi", "3.0.0",
        "info",
            map(
                "title",
                "OpenBeian events",
                "version",
                "1.0.0",
                "description",
                "What the services tell each other on Kafka: CloudEvents 1.0 in binary mode."
                    + " docs/events.md explains ordering, rounds and dead letters.",
                "license",
                map(
                    "name", "Apache-2.0",
                    "url", "https://www.apache.org/licenses/LICENSE-2.0")),
        "defaultContentType", "application/json",
        "channels", byName(usedTopics(), Topic::topicName, AsyncApiDocument::channel),
        "operations", operations(),
        "components",
            map(
                "messages",
                    byName(
                        EventCatalogue.events(), Class::getSimpleName, AsyncApiDocument::message),
                "schemas", map("CloudEventHeaders", headers())));
  }

  /** Topics that carry an event by now. */
  private static List<Topic> usedTopics() {
    return Arrays.stream(Topic.values()).filter(topic -> !eventsOn(topic).isEmpty()).toList();
  }

  private static List<Class<? extends DomainEvent>> eventsOn(Topic topic) {
    return EventCatalogue.events().stream()
        .filter(event -> EventCatalogue.topicOf(event) == topic)
        .toList();
  }

  private static Object channel(Topic topic) {
    return map(
        "address", topic.topicName(),
        "description",
            "Written by "
                + topic.producer()
                + " only. The key of every record is the order id, so that the events of an order"
                + " stay in order.",
        "messages",
            byName(
                eventsOn(topic),
                Class::getSimpleName,
                event -> ref("#/components/messages/" + event.getSimpleName())),
        "bindings", map("kafka", map("topic", topic.topicName(), "bindingVersion", KAFKA_BINDING)));
  }

  private static Map<String, Object> operations() {
    Map<String, Object> operations = new LinkedHashMap<>();
    for (Topic topic : usedTopics()) {
      operations.put(
          topic.producer() + ".sends." + topic.topicName(),
          map(
              "action",
              "send",
              "channel",
              ref("#/channels/" + topic.topicName()),
              "summary",
              topic.producer() + " publishes what it did.",
              "messages",
              messagesOf(topic, eventsOn(topic))));
    }
    for (Topic topic : usedTopics()) {
      for (String group : groupsOf(topic)) {
        operations.put(
            group + ".receives." + topic.topicName(),
            map(
                "action", "receive",
                "channel", ref("#/channels/" + topic.topicName()),
                "summary",
                    group + " leaves what it cannot read on " + topic.deadLetterTopic(group) + ".",
                "bindings",
                    map(
                        "kafka",
                        map(
                            "groupId",
                            map("type", "string", "enum", List.of(group)),
                            "bindingVersion",
                            KAFKA_BINDING)),
                "messages",
                    messagesOf(
                        topic,
                        eventsOn(topic).stream()
                            .filter(event -> EventTable.listenersOf(event).contains(group))
                            .toList())));
      }
    }
    return operations;
  }

  private static List<String> groupsOf(Topic topic) {
    return eventsOn(topic).stream()
        .flatMap(event -> EventTable.listenersOf(event).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Object> messagesOf(Topic topic, List<Class<? extends DomainEvent>> events) {
    return events.stream()
        .<Object>map(
            event -> ref("#/channels/" + topic.topicName() + "/messages/" + event.getSimpleName()))
        .toList();
  }

  private static Object message(Class<? extends DomainEvent> event) {
    String type = EventCatalogue.typeOf(event);
    return map(
        "name", type,
        "title", event.getSimpleName(),
        "summary", event.getAnnotation(EventType.class).meaning(),
        "contentType", "application/json",
        "headers",
            map(
                "allOf",
                List.of(
                    ref("#/components/schemas/CloudEventHeaders"),
                    map("type", "object", "properties", map("ce_type", map("const", type)))),
                "type",
                "object"),
        "payload", ref("../contracts/" + EventSchemas.pathOf(type)),
        "bindings",
            map(
                "kafka",
                map(
                    "key",
                    map("type", "string", "format", "uuid", "description", "The order id."),
                    "bindingVersion",
                    KAFKA_BINDING)));
  }

  private static Object headers() {
    return map(
        "type", "object",
        "required",
            List.of(
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "content-type"),
        "properties",
            map(
                "ce_specversion", map("type", "string", "const", "1.0"),
                "ce_id",
                    map(
                        "type", "string",
                        "format", "uuid",
                        "description", "Unique for ever; consumers deduplicate by it."),
                "ce_type",
                    map("type", "string", "description", "The explicit, versioned wire type."),
                "ce_source",
                    map(
                        "type", "string",
                        "format", "uri-reference",
                        "description", "The producing service.",
                        "enum",
                            usedTopics().stream().map(topic -> "/" + topic.producer()).toList()),
                "ce_subject",
                    map(
                        "type", "string",
                        "format", "uuid",
                        "description", "The order id, as the key."),
                "ce_time",
                    map(
                        "type", "string",
                        "format", "date-time",
                        "description", "Business time of the fact."),
                "traceparent",
                    map(
                        "type", "string",
                        "description", "W3C trace context; absent when the fact had no trace."),
                "content-type", map("type", "string", "const", "application/json")));
  }

  private static Map<String, Object> ref(String target) {
    return map("$ref", target);
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static <T> Map<String, Object> byName(
      List<T> things, Function<T, String> name, Function<T, Object> description) {
    Map<String, Object> map = new LinkedHashMap<>();
    things.forEach(thing -> map.put(name.apply(thing), description.apply(thing)));
    return map;
  }
}
