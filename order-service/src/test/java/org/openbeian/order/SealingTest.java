package org.openbeian.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class SealingTest {

  @Test
  @DisplayName("architecture §7: neither tables nor topics hold personal data unsealed")
  void leaves_no_personal_data_in_tables_and_topics() {
    // given an order with every kind of row, answers of idempotent requests included
    AnOrder order = AnOrder.filledIn();
    order
        .asFiler()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(Sample.COMMITMENTS)
        .post(order.path() + "/submission")
        .then()
        .statusCode(200);
    AnOrder.granted("浙ICP备2026400001号").awaitEvent(FilingGranted.class);

    // then
    List<String> secrets = new ArrayList<>(Sample.personalData());
    secrets.add(order.certificate());
    assertThat(secrets).hasSizeGreaterThan(10);
    for (String table :
        List.of(
            "orders",
            "order_domain",
            "material",
            "material_recognition",
            "real_person_check",
            "timeline",
            "filing_subject",
            "filing_service",
            "filing_domain",
            "domain_lookup",
            "outbox",
            "inbox",
            "parked_event",
            "deadline",
            "idempotent_request")) {
      String dump = TestDatabase.value("select string_agg(t::text, ' ') from " + table + " t");
      for (String secret : secrets) {
        assertThat(dump == null ? "" : dump).as(table).doesNotContain(secret);
      }
    }
    for (var record : TestTopics.records(Topic.ORDERS.topicName())) {
      String body = new String(record.value(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(secrets).as("event").noneMatch(body::contains);
    }
    assertThat(order.column("recipient"))
        .doesNotContain(order.filer() + "@example.com", "13500570001");
  }
}
