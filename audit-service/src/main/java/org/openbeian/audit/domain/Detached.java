package org.openbeian.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.openbeian.contracts.PersonalValues;
import org.openbeian.contracts.PersonalValues.Place;

/**
 * A body without its personal data. In the place of each value stands a commitment: {@code sha256:}
 * and the hash of a salt of its own followed by the value. The chain seals the commitment; with
 * salt and value anybody can tell what stood there, without the salt nobody can guess it. All other
 * bytes are as published.
 *
 * @param body with commitments
 * @param values what was detached, in the order of their commitments
 */
public record Detached(byte[] body, List<PersonalValue> values) {

  private static final int SALT_BYTES = 16;
  private static final String PREFIX = "sha256:";
  private static final Pattern COMMITMENT = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * One value.
   *
   * @param salt secret, and erased with the value
   * @param value the JSON string as published, with its quotation marks
   */
  public record PersonalValue(byte[] salt, byte[] value) {

    /** What stands in the body in its place. */
    public String commitment() {
      MessageDigest digest = sha256();
      digest.update(salt);
      return PREFIX + HexFormat.of().formatHex(digest.digest(value));
    }
  }

  /** Detaches the personal data of a published body; one that is not JSON is kept as it is. */
  public static Detached from(String type, byte[] published) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(published.length);
    List<PersonalValue> values = new ArrayList<>();
    int from = 0;
    for (Place place : PersonalValues.in(type, published, Detached::isCommitment)) {
      PersonalValue value =
          new PersonalValue(salt(), Arrays.copyOfRange(published, place.start(), place.end()));
      body.write(published, from, place.start() - from);
      body.writeBytes(('"' + value.commitment() + '"').getBytes(UTF_8));
      values.add(value);
      from = place.end();
    }
    body.write(published, from, published.length - from);
    return new Detached(body.toByteArray(), values);
  }

  /**
   * Whether a string of a body stands for a detached value. One that was published looking so is
   * detached too, so there are no others.
   */
  public static boolean isCommitment(String text) {
    return COMMITMENT.matcher(text).matches();
  }

  private static byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return salt;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
