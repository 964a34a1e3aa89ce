package org.openbeian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private static final CommittedFile DOCUMENT = CommittedFile.ofDocs("asyncapi.yaml");

  @Test
  void the_committed_document_is_what_the_catalogue_says() {
    DOCUMENT.mustBe(AsyncApiDocument.text());
  }

  @Test
  void every_reference_leads_somewhere() throws Exception {
    // given
    JsonNode document = new YAMLMapper().readTree(AsyncApiDocument.text());
    // when
    List<String> references = document.findValuesAsText("$ref");
    // then
    assertThat(references).hasSizeGreaterThan(2 * EventCatalogue.events().size());
    assertThat(references)
        .allSatisfy(
            reference -> {
              if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isObject()).isTrue();
              } else {
                Path file = DOCUMENT.path().resolveSibling(reference).normalize();
                assertThat(CommittedFile.UPDATING || file.toFile().isFile()).isTrue();
              }
            });
  }
}
