package org.openbeian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCatalogueTest {

  static List<Class<? extends DomainEvent>> events() {
    return EventCatalogue.events();
  }

  @Test
  void types_are_unique() {
    assertThat(events()).extracting(EventCatalogue::typeOf).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_type_finds_its_record(Class<? extends DomainEvent> event) {
    assertThat(EventCatalogue.eventOf(EventCatalogue.typeOf(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_type_is_explicit_and_versioned(Class<? extends DomainEvent> event) {
    assertThat(EventCatalogue.typeOf(event))
        .matches("org\\.openbeian\\.[a-z-]+\\.[a-z-]+\\.v\\d+")
        .doesNotContain(event.getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("events")
  void type_topic_and_package_name_the_same_service(Class<? extends DomainEvent> event) {
    // given
    String service = EventCatalogue.topicOf(event).producer().replace("-service", "");
    // then
    assertThat(EventCatalogue.typeOf(event)).startsWith("org.openbeian." + service + ".");
    assertThat(event.getPackageName())
        .isEqualTo("org.openbeian.contracts." + service.replace("-", ""));
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_a_record_with_a_meaning(Class<? extends DomainEvent> event) {
    assertThat(event).isRecord();
    assertThat(event.getAnnotation(EventType.class).meaning()).isNotBlank().endsWith(".");
  }

  @Test
  void an_unknown_type_has_no_record() {
    assertThat(EventCatalogue.eventOf("org.openbeian.order.forgotten.v1")).isNull();
  }
}
