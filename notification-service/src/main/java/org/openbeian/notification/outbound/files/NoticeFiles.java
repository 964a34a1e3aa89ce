package org.openbeian.notification.outbound.files;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.Audience;
import org.openbeian.notification.domain.CatalogueFlaw;
import org.openbeian.notification.domain.Condition;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.notification.domain.NoticeKind;

/**
 * Reads the catalogue of notices: {@code notices.yaml}, in whose place an operator's may stand.
 * Whatever is wrong in it ends the start.
 */
public final class NoticeFiles {

  private static final String NAME = "notices.yaml";
  private static final int LONGEST_TEXT = 200;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private record Words(@Nullable String zh, @Nullable String en) {}

  private record Notice(
      @Nullable String name,
      @Nullable String event,
      @Nullable Map<String, String> when,
      @Nullable Audience audience,
      @Nullable Set<Channel> channels,
      @Nullable NoticeKind kind,
      @Nullable Boolean mandatory,
      @Nullable String because,
      @Nullable Boolean urgent,
      @Nullable Words meaning) {

    NoticeCatalogue.Entry entry() {
      Class<? extends DomainEvent> told = NoticeFiles.event(text(event, "event"), "event: ");
      Words words = given(meaning, "meaning");
      return new NoticeCatalogue.Entry(
          text(name, "name"),
          told,
          when == null ? null : condition(told, when),
          given(audience, "audience"),
          given(channels, "channels"),
          given(kind, "kind"),
          given(mandatory, "mandatory"),
          text(because, "because"),
          given(urgent, "urgent"),
          new LocalisedText(text(words.zh, "meaning.zh"), text(words.en, "meaning.en")));
    }

    private static Condition condition(
        Class<? extends DomainEvent> event, Map<String, String> when) {
      if (when.size() != 1) {
        throw new IllegalArgumentException("when: is not one field with its value");
      }
      Map.Entry<String, String> only = when.entrySet().iterator().next();
      return Condition.of(event, only.getKey(), only.getValue());
    }
  }

  private final String file;
  private final List<NoticeCatalogue.Entry> entries = new ArrayList<>();
  private final Map<Class<? extends DomainEvent>, String> silent = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private NoticeFiles(String file) {
    this.file = file;
  }

  /**
   * Reads the catalogue.
   *
   * @param directory whose {@code notices.yaml}, if it has one, replaces the bundled one
   * @throws IllegalArgumentException with file, line, notice and field when it is not to be
   *     understood
   * @throws UncheckedIOException when it can't be read
   */
  public static NoticeCatalogue read(Optional<Path> directory) {
    directory
        .filter(each -> !Files.isDirectory(each))
        .ifPresent(
            each -> {
              throw new IllegalArgumentException("beian.notices.directory is none: " + each);
            });
    Optional<Path> own = directory.map(each -> each.resolve(NAME)).filter(Files::exists);
    NoticeFiles reading = new NoticeFiles(own.map(Path::toString).orElse(NAME));
    try {
      return reading.read(own.isPresent() ? Files.readAllBytes(own.get()) : bundled());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(reading.file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(reading.file + " can't be read", e);
    }
  }

  private NoticeCatalogue read(byte[] bytes) throws IOException {
    try (JsonParser parser = YAML.createParser(bytes)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, parser, "has no notices");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String section = parser.currentName();
        switch (section) {
          case "notices" -> readNotices(parser);
          case "silent" -> readSilent(parser);
          default -> require(false, parser, section + " is neither notices nor silent");
        }
      }
      require(parser.nextToken() == null, parser, "goes on where it should end");
    }
    try {
      return new NoticeCatalogue(entries, silent);
    } catch (CatalogueFlaw e) {
      Integer line = lines.get(e.about());
      throw line == null
          ? new IllegalArgumentException(file + ": " + e.getMessage(), e)
          : wrong(line, e.about(), e.getMessage(), e);
    }
  }

  private void readNotices(JsonParser parser) throws IOException {
    require(parser.nextToken() == JsonToken.START_ARRAY, parser, "notices is no list");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      JsonNode tree = YAML.readTree(parser);
      String name = tree.path("name").asText("without a name");
      lines.put(name, line);
      try {
        entries.add(YAML.treeToValue(tree, Notice.class).entry());
      } catch (JsonMappingException e) {
        throw wrong(line, name, fieldOf(e) + ": " + e.getOriginalMessage(), e);
      } catch (IllegalArgumentException e) {
        throw wrong(line, name, e.getMessage(), e);
      }
    }
  }

  private void readSilent(JsonParser parser) throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, parser, "silent is no list of events");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int line = parser.currentTokenLocation().getLineNr();
      String name = parser.currentName();
      lines.put(name, line);
      try {
        boolean told = parser.nextToken() == JsonToken.VALUE_STRING;
        silent.put(event(name, ""), text(told ? parser.getText() : null, "its reason"));
      } catch (IllegalArgumentException e) {
        throw wrong(line, name, e.getMessage(), e);
      }
    }
  }

  private void require(boolean holds, JsonParser parser, String what) {
    if (!holds) {
      throw new IllegalArgumentException(
          file + ", line " + parser.currentTokenLocation().getLineNr() + ": " + what);
    }
  }

  private IllegalArgumentException wrong(
      int line, String name, @Nullable String why, Exception cause) {
    return new IllegalArgumentException(file + ", line " + line + ", " + name + ": " + why, cause);
  }

  private static String fieldOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static Class<? extends DomainEvent> event(String name, String field) {
    for (Class<? extends DomainEvent> event : EventCatalogue.events()) {
      if (event.getSimpleName().equals(name)) {
        return event;
      }
    }
    throw new IllegalArgumentException(field + name + " is no event");
  }

  private static byte[] bundled() throws IOException {
    try (InputStream stream = NoticeFiles.class.getResourceAsStream("/" + NAME)) {
      return Objects.requireNonNull(stream, NAME).readAllBytes();
    }
  }

  private static <T> T given(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException(what + ": is missing");
    }
    return value;
  }

  private static String text(@Nullable String text, String what) {
    String stripped = given(text, what).strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(what + ": has not 1 to " + LONGEST_TEXT + " characters");
    }
    return stripped;
  }
}
