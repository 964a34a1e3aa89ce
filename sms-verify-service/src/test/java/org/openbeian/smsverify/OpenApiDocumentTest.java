package org.openbeian.smsverify;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.OpenApiDocument;

@QuarkusTest
class OpenApiDocumentTest extends VerifyingTest {

  @Test
  void the_committed_document_is_what_the_service_serves() {
    OpenApiDocument.isCommittedAsServed("sms-verify-service");
  }
}
