package org.openbeian.order.domain.recognition;

import java.util.Optional;
import org.openbeian.order.domain.material.MaterialKind;

/**
 * A value that was read off a certificate.
 *
 * @param value in the form that its field has
 * @param confidence of who read it, 0 to 1
 */
public record RecognisedField(CertificateField field, String value, double confidence) {

  /** One of what was read; empty when it can't be a value of the field. */
  public static Optional<RecognisedField> of(
      CertificateField field, String raw, double confidence) {
    return raw.length() > 1000 || !(confidence >= 0 && confidence <= 1)
        ? Optional.empty()
        : field.sound(raw).map(value -> new RecognisedField(field, value, confidence));
  }

  /**
   * The field of the application that it would fill; empty when there is none.
   *
   * @param of the path of the part that the material is of
   */
  public Optional<String> path(MaterialKind kind, String of) {
    return field.path(kind).map(path -> of + "." + path);
  }
}
