package org.openbeian.smsverify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiDocumentTest extends VerifyingTest {

  private static final Path COMMITTED =
      Path.of(System.getProperty("project.root", ".."), "docs/openapi/sms-verify-service.yaml");

  @Test
  void the_committed_document_is_the_one_that_is_served() throws IOException {
    // given
    String served = RestAssured.get("/q/openapi").then().statusCode(200).extract().asString();

    // when
    if (Boolean.getBoolean("openapi.update")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, served);
    }

    // then
    assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
        .as(
            "the API has changed: look at the difference, then run this test with"
                + " -Dopenapi.update=true and commit docs/openapi/sms-verify-service.yaml")
        .isEqualTo(served);
  }
}
