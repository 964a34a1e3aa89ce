package org.openbeian.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the personal data in an event's body: what is {@link Sealed} or {@link Personal} by the
 * event's record, and what looks sealed wherever it stands, so that events of types that this
 * release does not know lose theirs too.
 */
public final class PersonalValues {

  /** At least a nonce and a tag: no name, phone or id can match. */
  private static final Pattern LOOKS_SEALED =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{38,}={0,2}");

  private static final JsonFactory JSON = new JsonFactory();
  private static final Shape UNKNOWN = new Shape(false, Map.of(), null);
  private static final Shape PERSONAL = new Shape(true, Map.of(), null);
  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  private PersonalValues() {}

  /**
   * Where a personal value stands.
   *
   * @param start the first byte of its JSON string, a quotation mark
   * @param end the byte after the closing quotation mark
   * @param text the string itself
   */
  public record Place(int start, int end, String text) {}

  /**
   * The personal values of a body, from its beginning to its end; none when it is not JSON.
   *
   * @param type the CloudEvents type, known or not
   * @param body UTF-8 JSON, of the type's schema or not
   */
  public static List<Place> in(String type, byte[] body) {
    return in(type, body, text -> false);
  }

  /**
   * The same with strings of another look among them.
   *
   * @param wanted which strings are to be found as well, wherever they stand
   */
  public static List<Place> in(String type, byte[] body, Predicate<String> wanted) {
    Predicate<String> looks = wanted.or(text -> LOOKS_SEALED.matcher(text).matches());
    Class<? extends DomainEvent> event = EventCatalogue.eventOf(type);
    List<Place> places = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        find(parser, event == null ? UNKNOWN : shapeOf(event), looks, places);
      }
    } catch (IOException e) {
      return List.of();
    }
    boolean strings = places.stream().allMatch(place -> isString(body, place.start(), place.end()));
    return strings ? places : List.of();
  }

  /** Reads the value that the parser has come to; the parser guards how deep it may be. */
  private static void find(
      JsonParser parser, Shape shape, Predicate<String> looks, List<Place> places)
      throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          Shape field = shape.field(parser.currentName());
          parser.nextToken();
          find(parser, field, looks, places);
        }
      }
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          find(parser, shape.item(), looks, places);
        }
      }
      case VALUE_STRING -> {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        String text = parser.getText();
        int end = (int) parser.currentLocation().getByteOffset();
        if (shape.personal || looks.test(text)) {
          places.add(new Place(start, end, text));
        }
      }
      default -> {}
    }
  }

  private static boolean isString(byte[] body, int start, int end) {
    return start >= 0
        && end - start >= 2
        && end <= body.length
        && body[start] == '"'
        && body[end - 1] == '"';
  }

  private static Shape shapeOf(Class<?> type) {
    Shape known = SHAPES.get(type);
    if (known == null) {
      known = type == Sealed.class ? PERSONAL : type.isRecord() ? ofRecord(type) : UNKNOWN;
      SHAPES.put(type, known);
    }
    return known;
  }

  private static Shape ofRecord(Class<?> record) {
    Map<String, Shape> fields = new LinkedHashMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      fields.put(
          component.getName(),
          isMarked(component) ? PERSONAL : shapeOf(component.getGenericType()));
    }
    return new Shape(false, fields, null);
  }

  private static boolean isMarked(AnnotatedElement component) {
    return component.isAnnotationPresent(Personal.class);
  }

  /** Of the generic types only collections are on the wire; what they hold counts. */
  private static Shape shapeOf(Type type) {
    if (type instanceof Class<?> plain) {
      return shapeOf(plain);
    }
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments())
          .map(PersonalValues::shapeOf)
          .filter(shape -> shape != UNKNOWN)
          .findFirst()
          .map(item -> new Shape(false, Map.of(), item))
          .orElse(UNKNOWN);
    }
    return UNKNOWN;
  }

  /** What is known of a value: whether all in it is personal, its fields, its items. */
  private record Shape(boolean personal, Map<String, Shape> fields, @Nullable Shape items) {

    Shape field(String name) {
      return personal ? this : fields.getOrDefault(name, item());
    }

    Shape item() {
      return personal ? this : items == null ? UNKNOWN : items;
    }
  }
}
