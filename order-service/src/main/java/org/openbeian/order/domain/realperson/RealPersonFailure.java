package org.openbeian.order.domain.realperson;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why somebody did not pass. */
public enum RealPersonFailure {
  /** The face is not that of the certificate's holder. */
  FACE_MISMATCH,
  /** There is no such person: name and number do not belong together. */
  CERTIFICATE_MISMATCH,
  /** No living face in front of the camera. */
  NOT_LIVE,
  /** Background, light, or something before the face. */
  PICTURE_UNFIT,
  /** The person gave up. */
  CANCELLED,
  OTHER;

  /** The one of that name; what the app calls otherwise is another reason. */
  public static RealPersonFailure named(@Nullable String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(OTHER);
  }
}
