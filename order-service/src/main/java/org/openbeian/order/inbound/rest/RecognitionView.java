package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.order.application.RecogniseMaterial.Prefill;
import org.openbeian.order.domain.recognition.Reading;

/** What was read off a certificate (R-MAT-3). */
@Schema(
    name = "Recognition",
    description = "Not masked, to be checked against the picture. It is confirmed by saving it.")
public record RecognitionView(
    @Schema(description = "NO_ANSWER: may be asked again.") Reading.State state,
    List<FieldView> fields) {

  /** A value for a field of the application. */
  @Schema(name = "RecognisedField")
  public record FieldView(
      @Schema(examples = "subject.principal.certificate.number") String path,
      String value,
      @Schema(description = "0 to 1") double confidence) {}

  static RecognitionView of(Prefill prefill) {
    return new RecognitionView(
        prefill.state(),
        prefill.fields().stream()
            .map(field -> new FieldView(field.path(), field.value(), field.confidence()))
            .toList());
  }
}
