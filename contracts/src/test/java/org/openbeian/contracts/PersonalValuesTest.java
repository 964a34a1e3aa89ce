package org.openbeian.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.PersonalValues.Place;

class PersonalValuesTest {

  private static final String SEALED = "k1.d_I3zQOqqY-S8sIHgusAzKb9IJmbvmpYjxQEcInhjrl_C08";

  static Stream<GoldenSample> samples() {
    return GoldenSample.ofEveryEvent();
  }

  @ParameterizedTest
  @MethodSource("samples")
  @DisplayName("R-EXP-4: every sealed or marked value of every event is found")
  void finds_every_sealed_or_marked_value_of_every_event(GoldenSample sample) throws Exception {
    // given
    List<String> wanted = new ArrayList<>();
    collect(EventCodec.decode(sample.type(), sample.body()), false, wanted);
    // then
    assertThat(texts(sample.type(), sample.body())).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_body_without_them_has_none_that_looks_sealed(GoldenSample sample) throws Exception {
    // when
    byte[] rest = without(PersonalValues.in(sample.type(), sample.body()), sample.body());
    // then
    JsonNode left = EventCodec.mapper().readTree(rest);
    assertThat(left.findValuesAsText("name").stream().filter(name -> !name.equals("-"))).isEmpty();
    assertThat(texts("org.openbeian.unheard.of.v1", rest)).isEmpty();
  }

  @Test
  void finds_what_looks_sealed_in_events_of_unknown_types() {
    // given
    String body =
        "{\"a\":[[\""
            + SEALED
            + "\"],{\"b\":\""
            + SEALED
            + "\"}],\"name\":\"杭州\",\"n\":[1,\"k1.c2\"]}";
    // then
    assertThat(texts("org.openbeian.unheard.of.v1", body.getBytes(UTF_8)))
        .containsExactly(SEALED, SEALED);
  }

  @Test
  void names_the_very_bytes_whatever_stands_around_them() {
    // given
    String body =
        " {\"x\": \"杭\\u5dde\\\"\", \"application\" : {\"subject\":{\"name\" :\t\"陈\\u542f\\\"明\" }}}";
    byte[] bytes = body.getBytes(UTF_8);
    // when
    List<Place> places = PersonalValues.in("org.openbeian.order.submitted.v1", bytes);
    // then
    Place name = places.get(0);
    assertThat(places).hasSize(1);
    assertThat(name.text()).isEqualTo("陈启\"明");
    assertThat(new String(bytes, name.start(), name.end() - name.start(), UTF_8))
        .isEqualTo("\"陈\\u542f\\\"明\"");
  }

  @Test
  void finds_nothing_in_what_is_no_json() {
    assertThat(PersonalValues.in("org.openbeian.order.submitted.v1", new byte[] {1, 2, 3}))
        .isEmpty();
    assertThat(texts("org.openbeian.order.submitted.v1", "{\"a\":".getBytes(UTF_8))).isEmpty();
    assertThat(texts("org.openbeian.order.submitted.v1", new byte[0])).isEmpty();
  }

  private static List<String> texts(String type, byte[] body) {
    return PersonalValues.in(type, body).stream().map(Place::text).toList();
  }

  private static byte[] without(List<Place> places, byte[] body) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (Place place : places) {
      rest.append(new String(body, from, place.start() - from, UTF_8)).append("\"-\"");
      from = place.end();
    }
    return rest.append(new String(body, from, body.length - from, UTF_8))
        .toString()
        .getBytes(UTF_8);
  }

  /** By the records and their values, which is another way than by JSON. */
  private static void collect(@Nullable Object value, boolean marked, List<String> wanted)
      throws ReflectiveOperationException {
    if (value instanceof Sealed sealed) {
      wanted.add(sealed.token());
    } else if (value instanceof String text && marked) {
      wanted.add(text);
    } else if (value instanceof Collection<?> items) {
      for (Object item : items) {
        collect(item, marked, wanted);
      }
    } else if (value != null && value.getClass().isRecord()) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        collect(
            component.getAccessor().invoke(Objects.requireNonNull(value)),
            marked || component.isAnnotationPresent(Personal.class),
            wanted);
      }
    }
  }
}
