package org.openbeian.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class SubjectKeyTest {

  @Inject Sealer sealer;

  @Test
  void keeps_by_which_key_the_subjects_certificate_is_found() {
    // given
    AnOrder order = AnOrder.draft();
    ObjectNode subject = Sample.subject();
    String key = sealer.index("certificate", "BUSINESS_LICENCE|" + order.certificate());
    assertThat(order.column("subject_key")).isEqualTo(key);

    // when it is written otherwise, its mask is sent back, or it is left out
    String shown = order.get("").jsonPath().getString("subject.certificate.number");
    for (String number :
        Arrays.asList(
            " " + order.certificate().toLowerCase(Locale.ROOT) + " ", shown, (String) null)) {
      subject.withObject("/certificate").put("number", number);
      order.put("/subject", subject.toString()).then().statusCode(200);

      // then
      assertThat(order.column("subject_key")).isEqualTo(key);
      order.get("").then().body("subject.certificate.number", equalTo(shown));
    }
  }

  @Test
  void puts_the_key_on_record() {
    // when
    AnOrder order = AnOrder.granted("浙ICP备2026500001号");

    // then
    assertThat(
            TestDatabase.value(
                "select certificate_key from filing_subject where number = '浙ICP备2026500001号'"))
        .isEqualTo(order.column("subject_key"))
        .hasSize(43);
  }
}
