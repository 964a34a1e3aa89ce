package org.openbeian.order.domain.form;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Public keys as tools show them: PEM, Base64, hexadecimal digits with or without colons, or, of an
 * RSA key, just its modulus, in decimal digits too.
 */
public final class SigningKeys {

  /** What a text is by its content. */
  public enum Kind {
    PUBLIC_KEY,
    /** Which nobody may ever see. */
    PRIVATE_KEY,
    CERTIFICATE,
    NEITHER
  }

  private static final Pattern ARMOUR =
      Pattern.compile("-+BEGIN ([A-Z ]+)-+(.*?)-+END [A-Z ]+-+", Pattern.DOTALL);
  private static final Pattern TITLE =
      Pattern.compile("(?i)^(rsa\\s+)?(public\\s*key|公钥|modulus|模数)\\s*[:=]");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
  private static final Pattern DECIMAL = Pattern.compile("\\d{250,2600}");
  private static final int[] RSA_BYTES = {1024 / 8, 8192 / 8};

  /** What is longer is no key, and not worth a look. */
  private static final int LONGEST = 8192;

  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;

  private SigningKeys() {}

  /** Without armour, title, blanks and colons; what is in an armour of another kind stays in it. */
  static String normalised(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    Matcher armour = ARMOUR.matcher(text);
    String body = text;
    if (armour.find()) {
      if (!armour.group(1).endsWith("PUBLIC KEY")) {
        return text.strip();
      }
      body = armour.group(2);
    }
    String plain = Folding.withoutBlanks(TITLE.matcher(body.strip()).replaceFirst(""));
    String digits = plain.replace(":", "").replaceFirst("^0[xX]", "");
    return isHex(digits) ? digits.toLowerCase(Locale.ROOT) : plain;
  }

  /** What a text is, however it is written. */
  public static Kind kindOf(String text) {
    if (text.contains("PRIVATE KEY")) {
      return Kind.PRIVATE_KEY;
    }
    if (text.contains("BEGIN CERTIFICATE")) {
      return Kind.CERTIFICATE;
    }
    if (DECIMAL.matcher(text).matches()) {
      return ofRaw(new BigInteger(text).toByteArray());
    }
    try {
      byte[] bytes = isHex(text) ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
      return bytes.length > 0 && bytes[0] == SEQUENCE ? ofDer(bytes) : ofRaw(bytes);
    } catch (IllegalArgumentException e) {
      return Kind.NEITHER;
    }
  }

  private static boolean isHex(String text) {
    return text.length() % 2 == 0 && HEX.matcher(text).matches();
  }

  /** The modulus of an RSA key, or an uncompressed point of a curve of 256, 384 or 521 bits. */
  private static Kind ofRaw(byte[] bytes) {
    boolean point =
        bytes.length > 0
            && bytes[0] == 4
            && (bytes.length == 65 || bytes.length == 97 || bytes.length == 133);
    int length = bytes.length > 0 && bytes[0] == 0 ? bytes.length - 1 : bytes.length;
    boolean modulus =
        length >= RSA_BYTES[0]
            && length <= RSA_BYTES[1]
            && bytes[bytes.length - length] != 0
            && (bytes[bytes.length - 1] & 1) == 1;
    return point || modulus ? Kind.PUBLIC_KEY : Kind.NEITHER;
  }

  /** By the first two things in the sequence, as RFC 5280, 5958 and 8017 have them. */
  private static Kind ofDer(byte[] bytes) {
    Der whole = Der.at(bytes, 0);
    if (whole.end() != bytes.length) {
      return Kind.NEITHER;
    }
    Der first = Der.at(bytes, whole.start());
    Der second = Der.at(bytes, first.end());
    if (first.tag() == SEQUENCE) {
      return second.tag() == BIT_STRING && second.end() == whole.end()
          ? Kind.PUBLIC_KEY
          : second.tag() == SEQUENCE ? Kind.CERTIFICATE : Kind.NEITHER;
    }
    if (first.tag() != INTEGER) {
      return Kind.NEITHER;
    }
    boolean version = first.end() - first.start() == 1;
    return version
        ? Kind.PRIVATE_KEY
        : second.tag() == INTEGER && second.end() == whole.end() ? Kind.PUBLIC_KEY : Kind.NEITHER;
  }

  /** Something in DER, with where its content starts and ends. */
  private record Der(int tag, int start, int end) {

    static Der at(byte[] bytes, int at) {
      if (at + 2 > bytes.length) {
        throw new IllegalArgumentException("cut off");
      }
      int length = bytes[at + 1] & 0xff;
      int start = at + 2;
      if (length >= 0x80) {
        int lengthBytes = length & 0x7f;
        if (lengthBytes == 0 || lengthBytes > 2 || start + lengthBytes > bytes.length) {
          throw new IllegalArgumentException("no length");
        }
        length = new BigInteger(1, bytes, start, lengthBytes).intValue();
        start += lengthBytes;
      }
      if (start + length > bytes.length) {
        throw new IllegalArgumentException("cut off");
      }
      return new Der(bytes[at] & 0xff, start, start + length);
    }
  }
}
