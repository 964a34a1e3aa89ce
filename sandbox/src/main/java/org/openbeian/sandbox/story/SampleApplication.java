package org.openbeian.sandbox.story;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample application {@code first-filing.json} with a filer, certificate, phones and domain of
 * its own: an account holds one subject, and what has an order in progress takes no other one.
 */
public final class SampleApplication {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private final int number;
  private final ObjectNode document;

  private SampleApplication(int number, ObjectNode document) {
    this.number = number;
    this.document = document;
  }

  private static ObjectNode sample() {
    try (InputStream file = SampleApplication.class.getResourceAsStream("/first-filing.json")) {
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new StoryException("first-filing.json can't be read", e);
    }
  }

  /**
   * The sample with another certificate, leader, other phones, e-mails and domain: who leads two
   * subjects has the same phone in both (R-SUBJ-6).
   *
   * @param number 0 to 49,999,999; the same number gives the same application
   */
  public static SampleApplication variant(int number) {
    SampleApplication variant = new SampleApplication(number, sample());
    ((ObjectNode) variant.document.at("/subject/certificate"))
        .put("number", creditCode("91330106%09d".formatted(number)));
    String digits = "%08d".formatted(number);
    ObjectNode subject = (ObjectNode) variant.document.at("/subject/principal");
    ((ObjectNode) subject.path("certificate")).put("number", residentId(number));
    subject.put("mobile", "138" + digits);
    subject.put("emergencyPhone", "139" + digits);
    subject.put("email", "subject" + number + "@example.com");
    ObjectNode service = (ObjectNode) variant.document.at("/services/0/principal");
    service.put("mobile", "137" + digits);
    service.put("emergencyPhone", "136" + digits);
    service.put("email", "service" + number + "@example.com");
    ((ObjectNode) variant.document.at("/services/0"))
        .putArray("domains")
        .add("qiming-shili-" + number + ".cn");
    return variant;
  }

  /** The same with twelve mistakes, five in the subject and seven in its website. */
  public SampleApplication withMistakes() {
    SampleApplication wrong = new SampleApplication(number, document.deepCopy());
    ObjectNode subject = (ObjectNode) wrong.document.path("subject");
    subject.put("communicationAddress", "江苏省南京市中山路");
    ObjectNode principal = (ObjectNode) subject.path("principal");
    principal.put("mobile", "12345678901");
    principal.put("email", "nobody");
    ((ObjectNode) principal.path("certificate")).put("number", "330106198503070017");
    ObjectNode service = (ObjectNode) wrong.document.at("/services/0");
    service.put("name", "中国赌博");
    service.put("contentCategory", "NEWS");
    service.putArray("languages").add("tlh");
    service.withArray("domains").add("second-" + number + ".cn");
    ((ObjectNode) service.path("server")).put("serviceCode", "mine").putArray("ips").add("1.2.3");
    return wrong;
  }

  /** The same with an app of the same subject, run by the same people. */
  public SampleApplication withApp() {
    SampleApplication with = new SampleApplication(number, document.deepCopy());
    ArrayNode services = with.document.withArray("services");
    ObjectNode app = services.get(0).deepCopy();
    String domain = app.at("/domains/0").asText();
    app.put("kind", "APP").put("name", "启明随身").put("contentCategory", "APP");
    app.putArray("domains").add("api." + domain);
    ArrayNode platforms = app.putArray("platforms");
    for (String platform : List.of("ANDROID", "IOS")) {
      platforms
          .addObject()
          .put("platform", platform)
          .put("packageName", "cn.qiming.shili")
          .put("publicKey", "04" + "c0ffee01".repeat(16))
          .put("certificateDigest", "55:9F:F7:FA:4A:0E:11:22:9E:E5:59:C9:9A:3A:08:8E");
    }
    app.put("usesSdks", true)
        .putArray("sdks")
        .addObject()
        .put("name", "示例推送")
        .put("provider", "示例推送科技有限公司")
        .put("type", "推送");
    services.add(app);
    return with;
  }

  /** The same with the phones of another variant. */
  public SampleApplication withPeopleOf(SampleApplication other) {
    SampleApplication changed = new SampleApplication(number, document.deepCopy());
    for (String principal : List.of("/subject", "/services/0")) {
      ((ObjectNode) changed.document.at(principal))
          .set("principal", other.document.at(principal + "/principal"));
    }
    return changed;
  }

  /** Of somebody who does not exist (GB 11643). */
  private static String residentId(int number) {
    String born = LocalDate.of(1950, 1, 1).plusDays(number % 18_000).format(BASIC_ISO_DATE);
    String first17 = "330106%s%03d".formatted(born, number / 18_000 % 1_000);
    int sum = 0;
    for (int i = 0; i < first17.length(); i++) {
      sum += (first17.charAt(i) - '0') * (1 << (17 - i)) % 11;
    }
    return first17 + "10X98765432".charAt(sum % 11);
  }

  /** Appends the check character (GB 32100). */
  private static String creditCode(String first17) {
    int sum = 0;
    int weight = 1;
    for (char c : first17.toCharArray()) {
      sum += CREDIT_CODE.indexOf(c) * weight;
      weight = weight * 3 % 31;
    }
    return first17 + CREDIT_CODE.charAt((31 - sum % 31) % 31);
  }

  /** The user who files it. */
  public String filer() {
    return "filer-a@acct-" + number;
  }

  public String province() {
    return document.path("province").asText();
  }

  public JsonNode subject() {
    return document.path("subject");
  }

  public List<JsonNode> services() {
    List<JsonNode> services = new ArrayList<>();
    document.path("services").forEach(services::add);
    return services;
  }

  public JsonNode commitments() {
    return document.path("acceptedCommitments");
  }

  /** Who verifies by SMS: phone and certificate tail, the subject's principal first. */
  public List<Person> principals() {
    return List.of(
        person(document.at("/subject/principal")), person(document.at("/services/0/principal")));
  }

  private static Person person(JsonNode principal) {
    String number = principal.at("/certificate/number").asText();
    return new Person(principal.path("mobile").asText(), number.substring(number.length() - 6));
  }

  /**
   * A responsible person.
   *
   * @param certificateTail the last six characters of the certificate (R-SMS-8)
   */
  public record Person(String phone, String certificateTail) {}
}
