package org.openbeian.order.domain.rulebook;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What apps run on (运行平台, R-APP-1); the stores that offer them are none.
 *
 * @param code by which the API names it
 * @param certificateDigests that say which certificate an app is signed with; any of them will do
 */
public record Platform(
    String code,
    String chinese,
    String english,
    PackageName packageName,
    List<Digest> certificateDigests,
    Origin origin) {

  public Platform {
    certificateDigests = List.copyOf(certificateDigests);
  }

  /**
   * How apps are named there.
   *
   * @param pattern that a name must match as a whole
   * @throws IllegalArgumentException when the pattern is none, or its own example differs from it
   */
  public record PackageName(String chinese, String english, String pattern, String example) {

    public PackageName {
      if (!Pattern.compile(pattern).matcher(example).matches()) {
        throw new IllegalArgumentException(example + " does not match " + pattern);
      }
    }

    public boolean fits(String name) {
      return Pattern.compile(pattern).matcher(name).matches();
    }
  }

  /** A digest of a certificate. */
  public enum Digest {
    MD5(32),
    SHA1(40);

    private final int digits;

    Digest(int digits) {
      this.digits = digits;
    }

    /** How many hexadecimal digits it has. */
    public int digits() {
      return digits;
    }
  }
}
