package org.openbeian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A golden sample of every version of every event is decoded for ever. */
class GoldenSamplesTest {

  private static final Pattern PHONE_OR_ID_NUMBER =
      Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)|\\d{17}[\\dXx]|@");

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static Stream<GoldenSample> samples() {
    return GoldenSample.ofEveryEvent();
  }

  @Test
  void there_is_one_sample_for_each_event_of_the_catalogue_and_none_for_another()
      throws IOException {
    // given
    Path folder = CommittedFile.ofModule(GoldenSample.FOLDER).path();
    // when
    try (Stream<Path> files = Files.list(folder)) {
      // then
      assertThat(files.map(file -> file.getFileName().toString()))
          .as(
              "golden samples: a new event needs one, and the sample of a released event stays,"
                  + " with the record that decodes it")
          .containsExactlyInAnyOrderElementsOf(
              EventCatalogue.events().stream()
                  .map(event -> EventCatalogue.typeOf(event) + ".json")
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_is_valid_by_its_schema(GoldenSample sample) {
    assertThat(findings(sample, sample.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_decodes_and_encodes_to_the_same_json(GoldenSample sample) throws Exception {
    // when
    DomainEvent event = EventCodec.decode(sample.type(), sample.body());
    // then
    assertThat(EventCodec.mapper().readTree(EventCodec.encode(event))).isEqualTo(sample.tree());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_shows_no_phone_id_number_or_address_in_clear(GoldenSample sample) {
    assertThat(sample.text()).doesNotContainPattern(PHONE_OR_ID_NUMBER);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void the_schema_refuses_what_the_sample_must_not_become(GoldenSample sample) {
    for (Damage damage : Damage.allOf(sample.tree())) {
      assertThat(findings(sample, damage.result().toString())).as(damage.name()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void the_schema_asserts_formats(GoldenSample sample) {
    // given
    String text = sample.text().replaceFirst("\"orderId\": \"[^\"]*\"", "\"orderId\": \"1\"");
    // then
    assertThat(findings(sample, text)).singleElement().asString().contains("uuid");
  }

  private static List<Error> findings(GoldenSample sample, String text) {
    Class<? extends DomainEvent> event =
        Objects.requireNonNull(EventCatalogue.eventOf(sample.type()));
    Schema schema = SCHEMAS.getSchema(EventSchemas.schemaOf(event));
    return schema.validate(
        text,
        com.networknt.schema.InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
