package org.openbeian.order.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.order.domain.form.SigningKeys.Kind;

/** What people paste of an app. */
class AppTextsTest {

  private static final String MD5 = "559ff7fa4a0e11229ee559c99a3a088e";

  @ParameterizedTest(name = "R-APP-1: {0}")
  @CsvSource({
    "559ff7fa4a0e11229ee559c99a3a088e",
    "55:9F:F7:FA:4A:0E:11:22:9E:E5:59:C9:9A:3A:08:8E",
    "MD5: 55:9F:F7:FA:4A:0E:11:22:9E:E5:59:C9:9A:3A:08:8E",
    "md5 Fingerprint=55:9F:F7:FA:4A:0E:11:22:9E:E5:59:C9:9A:3A:08:8E",
    "MD5签名值：559FF7FA4A0E11229EE559C99A3A088E",
    "' 55-9F F7-FA 4A-0E 11-22 9E-E5 59-C9 9A-3A 08-8E '",
    "５５９ff7fa4a0e11229ee559c99a3a088ｅ",
    "'559ff7fa4a0e1122\u200b9ee559c99a3a088e\u202c'"
  })
  void fold_a_digest(String pasted) {
    assertThat(Folding.digest(pasted)).isEqualTo(MD5);
  }

  @ParameterizedTest
  @CsvSource({
    "'203.0.113.10 - 203.0.113.20', 203.0.113.10-203.0.113.20",
    "２０３．０．１１３．１０～203.0.113.20, 203.0.113.10-203.0.113.20",
    "203。0。113。10, 203.0.113.10",
    "203.0.113.10—203.0.113.20, 203.0.113.10-203.0.113.20",
    "203.0.113.10至203.0.113.20, 203.0.113.10-203.0.113.20",
    "2001:db8::１, 2001:db8::1"
  })
  void fold_an_address(String pasted, String address) {
    assertThat(Folding.ip(pasted)).isEqualTo(address);
  }

  @Test
  void fold_what_a_platform_is_told() {
    // given
    ServiceForm<String> pasted =
        new ServiceForm<>(
            1,
            null,
            null,
            null,
            List.of(),
            null,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            new AppForm(
                " ",
                List.of(
                    new PlatformForm(
                        " android", "cn.\u200bqiming．shili ", " ", "", List.of("A.Example.CN."))),
                null,
                List.of(new SdkForm(" 推送", "", null))));

    // then
    AppForm app = java.util.Objects.requireNonNull(Normalisation.of(pasted).app());
    assertThat(app.homePage()).isNull();
    assertThat(app.platforms())
        .containsExactly(
            new PlatformForm("ANDROID", "cn.qiming.shili", null, null, List.of("a.example.cn")));
    assertThat(app.sdks()).containsExactly(new SdkForm("推送", null, null));
  }

  static Stream<Arguments> keys() throws GeneralSecurityException {
    KeyPair rsa = pair("RSA", 2048);
    KeyPair ec = pair("EC", 256);
    byte[] point = pointOf(ec);
    BigInteger modulus = ((RSAPublicKey) rsa.getPublic()).getModulus();
    byte[] spki = rsa.getPublic().getEncoded();
    return Stream.of(
        key("PEM", pem("PUBLIC KEY", spki), Kind.PUBLIC_KEY),
        key("PEM in one line", pem("PUBLIC KEY", spki).replace("\n", " "), Kind.PUBLIC_KEY),
        key("PKCS #1", pem("RSA PUBLIC KEY", pkcs1(spki)), Kind.PUBLIC_KEY),
        key("Base64", base64(ec.getPublic().getEncoded()), Kind.PUBLIC_KEY),
        key("DER in digits", colons(spki), Kind.PUBLIC_KEY),
        key("PKCS #1 in digits", hex(pkcs1(spki)).toUpperCase(), Kind.PUBLIC_KEY),
        key("modulus, decimal", modulus.toString(), Kind.PUBLIC_KEY),
        key("modulus of openssl", "Modulus=" + modulus.toString(16), Kind.PUBLIC_KEY),
        key("modulus with 0x", "0x" + modulus.toString(16), Kind.PUBLIC_KEY),
        key("modulus with 00", colons(modulus.toByteArray()), Kind.PUBLIC_KEY),
        key("point of a curve", hex(point), Kind.PUBLIC_KEY),
        key("full-width digits", "公钥：０４" + hex(point).substring(2), Kind.PUBLIC_KEY),
        key("private key", pem("PRIVATE KEY", rsa.getPrivate().getEncoded()), Kind.PRIVATE_KEY),
        key("private key, bare", base64(ec.getPrivate().getEncoded()), Kind.PRIVATE_KEY),
        key("private key, digits", hex(rsa.getPrivate().getEncoded()), Kind.PRIVATE_KEY),
        key("certificate", pem("CERTIFICATE", new byte[] {1}), Kind.CERTIFICATE),
        key("certificate, bare", base64(certificate()), Kind.CERTIFICATE),
        key("key cut off", base64(spki).substring(0, 200), Kind.NEITHER),
        key("even modulus", modulus.add(BigInteger.ONE).toString(16), Kind.NEITHER),
        key("short modulus", "c0ffee01", Kind.NEITHER),
        key("digest", MD5, Kind.NEITHER),
        key("words", "见附件", Kind.NEITHER),
        key("half an armour", "-----BEGIN PUBLIC KEY-----", Kind.NEITHER),
        key("many armours", "-----BEGIN A".repeat(100_000), Kind.NEITHER));
  }

  @ParameterizedTest(name = "R-APP-1: {0} → {2}")
  @MethodSource("keys")
  void tell_public_keys_from_what_they_are_mistaken_for(String what, String pasted, Kind kind) {
    // when
    String normalised = SigningKeys.normalised(Folding.folded(pasted));

    // then
    assertThat(SigningKeys.kindOf(normalised)).isEqualTo(kind);
    assertThat(SigningKeys.normalised(normalised)).isEqualTo(normalised);
    if (kind == Kind.PUBLIC_KEY) {
      assertThat(normalised).matches("[0-9a-f]+|[0-9A-Za-z+/=]+");
    }
  }

  @Test
  @DisplayName("R-APP-1: a key is the same however it was pasted")
  void know_a_key_again() throws GeneralSecurityException {
    byte[] spki = pair("EC", 256).getPublic().getEncoded();
    assertThat(SigningKeys.normalised(pem("PUBLIC KEY", spki))).isEqualTo(base64(spki));
    assertThat(SigningKeys.normalised(colons(spki).toUpperCase())).isEqualTo(hex(spki));
  }

  private static Arguments key(String what, String pasted, Kind kind) {
    return Arguments.of(what, pasted, kind);
  }

  private static KeyPair pair(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  /** The last 65 bytes of what RFC 5480 makes of it. */
  private static byte[] pointOf(KeyPair ec) {
    byte[] encoded = ec.getPublic().getEncoded();
    return java.util.Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
  }

  /** What stands in the bit string of a key of 2048 bits. */
  private static byte[] pkcs1(byte[] spki) {
    return java.util.Arrays.copyOfRange(spki, 24, spki.length);
  }

  /** The outline of one: three things, the first two of them sequences. */
  private static byte[] certificate() {
    return HexFormat.of().parseHex("300c3003020101" + "3003020101" + "0300");
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }

  private static String hex(byte[] content) {
    return HexFormat.of().formatHex(content);
  }

  private static String colons(byte[] content) {
    return HexFormat.ofDelimiter(":").formatHex(content);
  }
}
