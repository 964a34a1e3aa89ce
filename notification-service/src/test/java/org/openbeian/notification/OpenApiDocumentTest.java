package org.openbeian.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class OpenApiDocumentTest {

  private static final Path COMMITTED =
      Path.of(System.getProperty("project.root", ".."), "docs/openapi/notification-service.yaml");

  @Test
  void the_committed_document_is_what_the_service_serves() throws IOException {
    String served = given().get("/q/openapi").then().statusCode(200).extract().asString();
    if (Boolean.getBoolean("openapi.update")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, served);
    }
    assertThat(COMMITTED)
        .as(
            "docs/openapi/notification-service.yaml is not the API: run this test with -Dopenapi.update=true")
        .hasContent(served);
  }
}
