package org.openbeian.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemasTest {

  static List<Class<? extends DomainEvent>> events() {
    return EventCatalogue.events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_committed_schema_is_what_the_record_says(Class<? extends DomainEvent> event) {
    CommittedFile.ofModule(EventSchemas.pathOf(EventCatalogue.typeOf(event)))
        .mustBe(EventSchemas.textOf(event));
  }

  @Test
  void every_committed_schema_belongs_to_an_event_of_the_catalogue() throws IOException {
    assumeFalse(CommittedFile.UPDATING, "the schemas are being written");
    // given
    Path schemas = CommittedFile.ofModule("src/main/resources/schemas").path();
    // when
    try (Stream<Path> files = Files.list(schemas)) {
      // then
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json")))
          .as("a schema of a released event stays for ever, and so does its record")
          .containsExactlyInAnyOrderElementsOf(
              events().stream().map(event -> EventCatalogue.typeOf(event) + ".json").toList());
    }
  }
}
