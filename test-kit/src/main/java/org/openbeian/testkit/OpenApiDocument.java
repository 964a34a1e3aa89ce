package org.openbeian.testkit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The document that front-end teams read is the one that the service under test serves. */
public final class OpenApiDocument {

  private OpenApiDocument() {}

  /**
   * Compares what is served with the file under {@code docs/openapi}; with {@code
   * -Dopenapi.update=true} it writes the file instead.
   *
   * @param service such as {@code order-service}
   */
  public static void isCommittedAsServed(String service) {
    String name = "docs/openapi/" + service + ".yaml";
    Path file = Path.of(System.getProperty("project.root", ".."), name);
    String served =
        new String(given().get("/q/openapi").then().statusCode(200).extract().asByteArray(), UTF_8);
    try {
      if (Boolean.getBoolean("openapi.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, served);
      }
      if (!Files.exists(file) || !Files.readString(file).equals(served)) {
        throw new AssertionError(
            name
                + " is not what the service serves. If the change of the API is meant, run `./mvnw"
                + " -pl "
                + service
                + " test -Dtest=OpenApiDocumentTest -Dopenapi.update=true` and commit the file.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
