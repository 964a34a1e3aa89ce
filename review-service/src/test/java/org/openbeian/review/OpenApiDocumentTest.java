package org.openbeian.review;

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
class OpenApiDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "openapi", "review-service.yaml");

  @Test
  void the_committed_document_is_what_the_service_serves() throws IOException {
    // given
    String served = given().get("/q/openapi").then().statusCode(200).extract().asString();

    // when
    if (Boolean.getBoolean("openapi.update")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, served);
    }

    // then
    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as(
            "docs/openapi/review-service.yaml is not what the service serves. If the change of the"
                + " API is meant, run `./mvnw -pl review-service test -Dtest=OpenApiDocumentTest"
                + " -Dopenapi.update=true` and commit the file.")
        .isEqualTo(served);
  }
}
