package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

/**
 * All orders here have the same two persons, of whom the subject's principal leads all subjects,
 * and a contact that no other test knows.
 */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ContactsOfOthersTest {

  private static final String EMAIL = "services[0].principal.email";
  private static final String ANOTHER_ID = "330106199003070014";
  private static final AtomicInteger SERIAL = new AtomicInteger(20_000_000);

  private final int serial = SERIAL.incrementAndGet();

  @Test
  @DisplayName("R-SUBJ-6: an e-mail address is of one subject's filing, submitted or on record")
  void keeps_a_contact_for_one_subject() {
    // given two drafts: neither stands in the other's way
    AnOrder first = with("email", "contact" + serial + "@example.com");
    AnOrder second = with("email", "Contact" + serial + "@Example.com");
    found(first, List.of());
    found(second, List.of());

    // when one is submitted
    first.submit();

    // then
    found(second, List.of(EMAIL));
    refused(second);
    first.post("/withdrawal").then().statusCode(200);
    found(second, List.of(EMAIL));
    found(first, List.of());

    // and when it has ended
    first.post("/abandonment").then().statusCode(200);
    assertThat(uses("order_id", first.id().value())).isZero();
    found(second, List.of());

    // and when the other is granted, until it is deregistered
    String number = AnOrder.newNumber();
    second.grantedAs(number);
    assertThat(uses("order_id", second.id().value())).isZero();
    assertThat(uses("subject_number", number)).isEqualTo(6);
    AnOrder third = with("email", "contact" + serial + "@example.com");
    found(third, List.of(EMAIL));
    AnOrder own = AnOrder.onRecord(number, FilingType.ADD_SERVICE);
    ObjectNode another = service("email", "contact" + serial + "@example.com");
    another.putArray("domains").add("zweite-" + serial + ".cn");
    own.put("/services/1", another.toString()).then().statusCode(200);
    own.uploadMaterials().verifyPersons();
    found(own, List.of());
  }

  @Test
  @DisplayName("R-SUBJ-6: an emergency number is no other subject's, but who leads both has one")
  void lets_a_leader_have_one_emergency_number() {
    // given all subjects are led by the same person, with the same contacts
    String phone = "158" + serial;
    AnOrder led = AnOrder.filledIn();
    AnOrder again = AnOrder.filledIn();
    led.submit();
    found(again, List.of());

    // when one has another leader, and the next one's principal is called there in need
    led.post("/withdrawal").then().statusCode(200);
    led.put(
            "/subject",
            Sample.subjectLedBy(serial, phone, "l" + serial + "@example.com").toString())
        .then()
        .statusCode(200);
    led.submit();

    // then the number is taken, as a mobile as well as for emergencies
    AnOrder other = with("emergencyPhone", phone);
    found(other, List.of("services[0].principal.emergencyPhone"));
    AnOrder unlike = AnOrder.filledIn();
    ObjectNode subject = Sample.subjectLedBy(serial, "157" + serial, "l" + serial + "@example.com");
    unlike.put("/subject", subject.toString()).then().statusCode(200);
    assertThat(codes(unlike)).contains("REPRESENTATIVE_REACHED_OTHERWISE");
    unlike.post("/submission", Sample.COMMITMENTS).then().statusCode(200);
  }

  @Test
  @DisplayName("R-SUBJ-6: two persons have two mobiles, which only who reaches one is told")
  void tells_of_a_mobile_only_whom_it_reaches() {
    // given
    String phone = "156" + serial;
    AnOrder first = with("mobile", phone).submit();
    AnOrder same = with("mobile", phone);
    found(same, List.of());
    AnOrder other = AnOrder.filledIn();
    ObjectNode service = service("mobile", phone);
    ((ObjectNode) service.at("/principal/certificate")).put("number", ANOTHER_ID);

    // when
    other
        .asFiler()
        .header("If-Match", "*")
        .body(
            service
                .toString()
                .replace(Sample.DOMAIN, other.domain())
                .replace(Sample.SERVICE_EMAIL, "o" + serial + "@example.com")
                .replace(Sample.SERVICE_EMERGENCY_PHONE, "155" + serial)
                .replace(Sample.SERVICE_CODE, String.valueOf(other.serviceCode(1))))
        .put(other.path() + "/services/1")
        .then()
        .statusCode(200);
    List<String> unproven =
        other.asFiler().get(other.path() + "/preview").jsonPath().getList("findings.code");

    // then
    assertThat(unproven).contains("PHONE_NOT_PROVEN").doesNotContain("CONTACT_NOT_EXCLUSIVE");
    AnOrder.prove(other.filer(), phone);
    other.uploadMaterials().verifyPersons();
    found(other, List.of("services[0].principal.mobile"));
    first.post("/withdrawal").then().statusCode(200);
    first.post("/abandonment").then().statusCode(200);
    found(other, List.of());
  }

  @Test
  @DisplayName("R-SUBJ-6: of two submissions at once with one contact one goes on")
  void lets_one_of_two_submissions_at_once_go_on() {
    // given
    List<AnOrder> orders =
        Stream.generate(() -> with("email", "race" + serial + "@example.com")).limit(4).toList();

    // when
    List<Integer> statuses =
        orders.stream()
            .map(
                order ->
                    CompletableFuture.supplyAsync(
                        () -> order.post("/submission", Sample.COMMITMENTS).statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // then
    assertThat(statuses).containsExactlyInAnyOrder(200, 422, 422, 422);
  }

  private static AnOrder with(String field, String value) {
    return AnOrder.draft().fillIn(Sample.subject(), service(field, value));
  }

  private static ObjectNode service(String field, String value) {
    ObjectNode service = Sample.service();
    ((ObjectNode) service.get("principal")).put(field, value);
    return service;
  }

  private static void found(AnOrder order, List<String> paths) {
    Response preview = order.get("/preview");
    preview
        .then()
        .statusCode(200)
        .body("findings.findAll { it.code == 'CONTACT_NOT_EXCLUSIVE' }.path", equalTo(paths));
    assertThat(preview.jsonPath().getBoolean("submittable")).isEqualTo(paths.isEmpty());
  }

  private static List<String> codes(AnOrder order) {
    return order.get("/preview").jsonPath().getList("findings.code");
  }

  private static void refused(AnOrder order) {
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("CONTACT_NOT_EXCLUSIVE")))
        .body("violations.rule", equalTo(List.of("R-SUBJ-6")))
        .body("violations.path", equalTo(List.of(EMAIL)));
  }

  private static long uses(String column, Object value) {
    return TestDatabase.count(
        "select count(*) from contact_use where " + column + " = ?",
        value instanceof UUID ? value : value.toString());
  }
}
