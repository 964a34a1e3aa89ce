package org.openbeian.order;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The made-up first filing that tests fill in, fresh each time. */
public final class Sample {

  public static final String COMMITMENTS =
      "{\"acceptedCommitments\":[\"INFORMATION_SECURITY\",\"FILING_ASSISTANCE\"]}";

  /** Of the subject. */
  public static final String CERTIFICATE = "91330106MA2H7Q4K4M";

  /** Of the website. */
  public static final String DOMAIN = "qiming-shili.cn";

  /** Of the website's server. */
  public static final String SERVICE_CODE = "32a43232-a888-48e8-b9ec-00888be8a001";

  /** Of the certificate that the app is signed with, as it is kept: a point of a curve. */
  public static final String PUBLIC_KEY = "04" + "c0ffee01".repeat(16);

  /** Of the same certificate, as it is kept. */
  public static final String CERTIFICATE_MD5 = "559ff7fa4a0e11229ee559c99a3a088e";

  /** Of the website's principal, who leads no subject. */
  public static final String SERVICE_EMERGENCY_PHONE = "13600571004";

  /** Of the website's principal, who leads no subject. */
  public static final String SERVICE_EMAIL = "xiaoyu.zhou@example.com";

  /** What opens a first filing of them. */
  public static final String NEW_ORDER =
      "{\"province\":\"330000\",\"check\":{\"nature\":\"ENTERPRISE\",\"certificateType\":"
          + "\"BUSINESS_LICENCE\",\"certificateNumber\":\""
          + CERTIFICATE
          + "\",\"serviceKind\":\"WEBSITE\",\"domain\":\""
          + DOMAIN
          + "\"}}";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Sample() {}

  public static ObjectNode subject() {
    return (ObjectNode) all().get("subject");
  }

  public static ObjectNode service() {
    return (ObjectNode) all().get("services").get(0);
  }

  /** An app of the same subject, in the place of the website. */
  public static ObjectNode app() {
    ObjectNode app = service();
    app.put("kind", "APP").put("name", "启明随身").put("contentCategory", "APP");
    app.putArray("domains").add("api." + DOMAIN);
    app.put("homePage", "https://" + DOMAIN + "/app");
    ObjectNode android = app.putArray("platforms").addObject();
    android.put("platform", "ANDROID").put("packageName", "cn.qiming.shili");
    android.put("publicKey", PUBLIC_KEY).put("certificateDigest", CERTIFICATE_MD5);
    app.put("usesSdks", true);
    ObjectNode sdk = app.putArray("sdks").addObject();
    sdk.put("name", "示例推送").put("provider", "示例推送科技有限公司").put("type", "推送");
    return app;
  }

  /** A subject led by somebody else, whom no other test reaches in another way (R-SUBJ-6). */
  public static ObjectNode subjectLedBy(int serial, String mobile, String email) {
    ObjectNode subject = subject();
    ObjectNode leader = (ObjectNode) subject.get("principal");
    leader.put("mobile", mobile).put("emergencyPhone", "189" + serial).put("email", email);
    ((ObjectNode) leader.get("certificate")).put("number", residentId(serial));
    return subject;
  }

  /**
   * The ID number of a person who does not exist.
   *
   * @param serial of eight digits
   */
  private static String residentId(int serial) {
    String first17 =
        "330106"
            + LocalDate.of(1960, 1, 1).plusDays(serial % 10_000).format(BASIC_ISO_DATE)
            + String.format("%03d", serial / 10_000 % 1_000);
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (first17.charAt(i) - '0') * (1 << (17 - i)) % 11;
    }
    return first17 + "10X98765432".charAt(sum % 11);
  }

  /** Everything of the sample that must never be seen unsealed. */
  public static List<String> personalData() {
    List<String> values = new ArrayList<>();
    for (JsonNode part : List.of(subject(), service())) {
      for (String field :
          List.of(
              "/certificate/number",
              "/certificate/address",
              "/communicationAddress",
              "/principal/certificate/number",
              "/principal/mobile",
              "/principal/emergencyPhone",
              "/principal/email",
              "/principal/landline",
              "/principal/name")) {
        if (part.at(field).isTextual()) {
          values.add(part.at(field).asText());
        }
      }
    }
    return values;
  }

  private static JsonNode all() {
    try (InputStream sample = Sample.class.getResourceAsStream("/first-filing.json")) {
      return JSON.readTree(Objects.requireNonNull(sample));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
