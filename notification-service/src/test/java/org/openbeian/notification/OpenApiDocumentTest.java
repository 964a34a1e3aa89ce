package org.openbeian.notification;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.OpenApiDocument;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class OpenApiDocumentTest {

  @Test
  void the_committed_document_is_what_the_service_serves() {
    OpenApiDocument.isCommittedAsServed("notification-service");
  }
}
