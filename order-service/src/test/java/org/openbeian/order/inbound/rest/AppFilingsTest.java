package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.SamplePictures;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

/** Apps, from the draft to the record. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class AppFilingsTest {

  private static final String SERVICE = "services[0].service.";

  @Test
  @DisplayName("R-APP-1, R-NAME-4: an app is filed with its platforms and SDKs, and changed later")
  void files_and_changes_an_app() {
    // given
    String name = "启明" + UUID.randomUUID().toString().substring(0, 8);
    String number = AnOrder.newNumber();
    AnOrder order = AnOrder.app(name);
    order
        .get("/preview")
        .then()
        .body("submittable", equalTo(true))
        .body("findings.find { it.code == 'NAME_UNDER_ICON' }.rule", equalTo("R-NAME-4"));

    // when
    order.grantedAs(number);

    // then
    AppDetails app = order.awaitEvent(OrderSubmitted.class).application().services().get(0).app();
    assertThat(app)
        .isEqualTo(
            new AppDetails(
                "https://" + order.domain() + "/app",
                List.of(
                    new AppDetails.Platform(
                        "ANDROID",
                        "cn.qiming.shili",
                        Sample.PUBLIC_KEY,
                        Sample.CERTIFICATE_MD5,
                        List.of())),
                List.of(new AppDetails.Sdk("示例推送", "示例推送科技有限公司", "推送"))));
    filing(number)
        .body(SERVICE + "platforms.platform", contains("ANDROID"))
        .body(SERVICE + "platforms[0].publicKey", equalTo(Sample.PUBLIC_KEY))
        .body(SERVICE + "usesSdks", equalTo(true))
        .body(SERVICE + "sdks.type", contains("推送"));
    given()
        .queryParam("app", name.replace('1', '１'))
        .get("/api/v1/public/filings")
        .then()
        .body("items.number", contains(number + "-1"))
        .body("items[0].platforms", nullValue());

    // when
    AnOrder change = AnOrder.onRecord(number, FilingType.CHANGE_SERVICE, number + "-1");
    change.put("/services/1", changed(name).toString()).then().statusCode(200);
    change.submit().grant();

    // then
    filing(number)
        .body(SERVICE + "domains", contains("api2." + order.domain()))
        .body(SERVICE + "platforms.platform", contains("ANDROID", "IOS"))
        .body(SERVICE + "platforms[1].domains", contains("api2." + order.domain()))
        .body(SERVICE + "sdks", equalTo(List.of()));
  }

  /** With another domain, one platform more and no SDKs. */
  private static ObjectNode changed(String name) {
    ObjectNode app = Sample.app().put("name", name).put("usesSdks", false);
    app.putArray("domains").add("api2." + Sample.DOMAIN);
    app.withArray("platforms")
        .addObject()
        .put("platform", "ios")
        .put("packageName", "cn.qiming.shili-ios")
        .put("publicKey", Sample.PUBLIC_KEY)
        .put("certificateDigest", "SHA1: " + "15:3E:C8:9D:".repeat(5))
        .putArray("domains")
        .add("api2." + Sample.DOMAIN);
    app.putArray("sdks");
    return app;
  }

  @Test
  @DisplayName("R-APP-1: an icon is a png or jpeg in any colour, better a small one")
  void takes_icons() {
    // given
    AnOrder order = AnOrder.app("启明随身");
    order
        .get("/materials/required")
        .then()
        .body("items.findAll { it.kind == 'APP_ICON' }.of", contains("services[0]"));

    // then
    for (String name : List.of("icon.jpe", "icon.gif", "icon.webp", "icon.bmp")) {
      order
          .upload("APP_ICON", "services[0]", name, SamplePictures.jpeg())
          .then()
          .statusCode(422)
          .body("violations.code", contains("ICON_TYPE_NOT_ALLOWED"))
          .body("violations.rule", contains("R-APP-1"));
    }
    order
        .upload("APP_ICON", "subject", "icon.png", SamplePictures.grey("png"))
        .then()
        .statusCode(422);
    order
        .upload("APP_ICON", "services[0]", "icon.PNG", SamplePictures.grey("png"))
        .then()
        .statusCode(201);
    order.get("/preview").then().body("findings.code", not(hasItem("ICON_LARGE")));

    // when
    order.upload("APP_ICON", "services[0]", "icon.png", noise()).then().statusCode(201);

    // then
    order
        .get("/preview")
        .then()
        .body("submittable", equalTo(true))
        .body("findings.find { it.code == 'ICON_LARGE' }.severity", equalTo("WARNS"))
        .body("findings.find { it.code == 'ICON_LARGE' }.path", equalTo("materials"));
  }

  private static byte[] noise() {
    Random random = new Random(7);
    BufferedImage picture = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        picture.setRGB(x, y, random.nextInt());
      }
    }
    return SamplePictures.written("png", picture);
  }

  @Test
  @DisplayName("R-APP-1: a private key is refused, and neither kept nor told again")
  void keeps_no_private_key() {
    // given
    AnOrder order = AnOrder.app("启明随身");
    String secret = "c2VjcmV0" + UUID.randomUUID().toString().replace("-", "");
    ObjectNode app = Sample.app();
    ((ObjectNode) app.at("/platforms/0"))
        .put("publicKey", "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----");

    // then
    order
        .put("/services/1", app.toString())
        .then()
        .statusCode(422)
        .body("violations.code", contains("PUBLIC_KEY_IS_PRIVATE"))
        .body("violations.path", contains("services[0].platforms[0].publicKey"))
        .body(not(containsString(secret)));
    assertThat(TestDatabase.value("select o::text from orders o where id = ?", order.id().value()))
        .doesNotContain(secret);
  }

  private static ValidatableResponse filing(String number) {
    return AnOrder.as(AnOrder.holderOf(number))
        .get("/api/v1/filings/" + number)
        .then()
        .statusCode(200);
  }
}
