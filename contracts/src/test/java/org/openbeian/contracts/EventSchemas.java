package org.openbeian.contracts;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of every event, derived from its record: every component is required, only
 * {@code @Nullable} ones may be null, nothing else is allowed.
 */
final class EventSchemas {

  /** Ids and sealed values are plain strings on the wire; this is what a string must look like. */
  private static final Map<Class<?>, Map<String, String>> SINGLE_VALUES =
      Map.of(
          OrderId.class, Map.of("format", "uuid"),
          AccountId.class, Map.of("pattern", "\\S"),
          // At least a nonce and a tag (28 bytes): no phone, name or e-mail in clear can match.
          Sealed.class, Map.of("pattern", "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{38,}={0,2}$"));

  private static final ObjectWriter WRITER =
      EventCodec.mapper()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private EventSchemas() {}

  /** Where the schema of a wire type is committed, below {@code contracts/}. */
  static String pathOf(String type) {
    return "src/main/resources/schemas/" + type + ".json";
  }

  /** The schema's text as committed. */
  static String textOf(Class<? extends DomainEvent> event) {
    try {
      return WRITER.writeValueAsString(schemaOf(event)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode schemaOf(Class<? extends DomainEvent> event) {
    String type = EventCatalogue.typeOf(event);
    ObjectNode schema = EventCodec.mapper().createObjectNode();
    ObjectNode generated = generator().generateSchema(event);
    schema.set("$schema", generated.remove("$schema"));
    schema.put("$id", "urn:openbeian:schema:" + type);
    schema.put("title", event.getSimpleName());
    schema.put("description", event.getAnnotation(EventType.class).meaning());
    JsonNode shared = generated.remove("$defs");
    generated.remove("description");
    schema.setAll(generated);
    if (shared != null) {
      schema.set("$defs", shared);
    }
    return schema;
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                EventCodec.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule())
            .with(
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.ENUM_KEYWORD_FOR_SINGLE_VALUES,
                Option.STANDARD_FORMATS)
            .with(EventSchemas::singleValue);
    config
        .forTypesInGeneral()
        .withPropertySorter((a, b) -> 0)
        .withDescriptionResolver(
            scope -> isOurs(scope.getType()) ? Javadocs.of(scope.getType().getErasedType()) : null);
    config
        .forFields()
        .withRequiredCheck(field -> true)
        .withNullableCheck(EventSchemas::isNullable)
        .withNumberInclusiveMinimumResolver(
            field -> field.getDeclaredName().equals("round") ? BigDecimal.ZERO : null)
        .withDescriptionResolver(
            field -> field.isFakeContainerItemScope() ? null : Javadocs.of(field.getRawMember()));
    return new SchemaGenerator(config.build());
  }

  private static @Nullable CustomDefinition singleValue(
      ResolvedType type, SchemaGenerationContext context) {
    boolean single =
        Arrays.stream(type.getErasedType().getDeclaredFields())
            .anyMatch(field -> field.isAnnotationPresent(JsonValue.class));
    if (!single) {
      return null;
    }
    Map<String, String> looks = SINGLE_VALUES.get(type.getErasedType());
    if (looks == null) {
      throw new IllegalStateException(
          "say in EventSchemas.SINGLE_VALUES how " + type.getErasedType() + " looks on the wire");
    }
    ObjectNode definition = EventCodec.mapper().createObjectNode().put("type", "string");
    looks.forEach(definition::put);
    return new CustomDefinition(
        definition,
        CustomDefinition.DefinitionType.ALWAYS_REF,
        CustomDefinition.AttributeInclusion.YES);
  }

  private static boolean isNullable(FieldScope field) {
    return !field.isFakeContainerItemScope()
        && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean isOurs(ResolvedType type) {
    return type.getErasedType().getName().startsWith("org.openbeian.");
  }
}
