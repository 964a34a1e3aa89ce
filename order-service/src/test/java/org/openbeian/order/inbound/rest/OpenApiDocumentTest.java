package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class OpenApiDocumentTest {

  @Test
  void is_committed_as_it_is_served() throws IOException {
    // given
    Path committed =
        Path.of(System.getProperty("project.root"), "docs", "openapi", "order-service.yaml");
    String served =
        new String(
            given().get("/q/openapi").then().statusCode(200).extract().asByteArray(),
            StandardCharsets.UTF_8);

    // when
    if (Boolean.getBoolean("openapi.update")) {
      Files.createDirectories(committed.getParent());
      Files.writeString(committed, served);
    }

    // then
    assertThat(Files.exists(committed) ? Files.readString(committed) : "")
        .as(
            "docs/openapi/order-service.yaml differs from the API: run this test with"
                + " -Dopenapi.update=true and commit the result")
        .isEqualTo(served);
  }
}
