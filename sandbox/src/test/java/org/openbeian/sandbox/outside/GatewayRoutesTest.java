package org.openbeian.sandbox.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the services' API descriptions name, the gateway knows the way to. */
class GatewayRoutesTest {

  private static final Pattern RESOURCE = Pattern.compile("(?m)^  /api/v1/([a-z-]+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-service",
        "review-service",
        "sms-verify-service",
        "audit-service",
        "notification-service"
      })
  void leads_to_every_resource_that_a_service_describes(String service) throws IOException {
    // given
    Path description =
        Path.of(System.getProperty("project.root", ".."), "docs", "openapi", service + ".yaml");
    String text = Files.readString(description);

    // when
    List<String> resources =
        Stream.of(text)
            .flatMap(all -> RESOURCE.matcher(all).results())
            .map((MatchResult path) -> path.group(1))
            .distinct()
            .filter(resource -> !resource.equals("operations"))
            .toList();

    // then
    assertThat(resources)
        .isNotEmpty()
        .allSatisfy(
            resource -> assertThat(Gateway.SERVICES_BY_RESOURCE).containsEntry(resource, service));
  }
}
