package org.openbeian.order.outbound.recognition;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openbeian.order.domain.recognition.CertificateField;
import org.openbeian.order.domain.recognition.Reading;
import org.openbeian.order.domain.recognition.RecognisedField;

/**
 * Reads what the service answers. Of a wrong shape nothing is believed; a value that can't be one
 * of its field, and a field that is not known, are left alone.
 */
final class RecognitionAnswer {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int MOST_FIELDS = 50;

  private RecognitionAnswer() {}

  /**
   * Reads an answer.
   *
   * @throws UnsoundAnswerException when it is none
   */
  static Reading read(byte[] body) {
    try {
      return reading(JSON.readTree(body));
    } catch (IOException e) {
      throw new UnsoundAnswerException("an answer that is no JSON");
    }
  }

  private static Reading reading(JsonNode answer) {
    JsonNode listed = answer.path("fields");
    require(listed.isArray(), "fields is no list");
    require(listed.size() <= MOST_FIELDS, "fields has too many entries");
    Map<CertificateField, RecognisedField> surest = new EnumMap<>(CertificateField.class);
    for (JsonNode each : listed) {
      require(each.path("field").isTextual(), "field is no text");
      require(each.path("value").isTextual(), "value is no text");
      require(each.path("confidence").isNumber(), "confidence is no number");
      known(each.path("field").textValue())
          .flatMap(
              field ->
                  RecognisedField.of(
                      field, each.path("value").textValue(), each.path("confidence").doubleValue()))
          .ifPresent(
              read ->
                  surest.merge(
                      read.field(),
                      read,
                      (one, other) -> other.confidence() > one.confidence() ? other : one));
    }
    return Reading.of(List.copyOf(surest.values()));
  }

  private static Optional<CertificateField> known(String name) {
    for (CertificateField field : CertificateField.values()) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static void require(boolean sound, String complaint) {
    if (!sound) {
      throw new UnsoundAnswerException(complaint);
    }
  }
}
