package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.realperson.Standing;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rules.Evidence.RealPerson;
import org.openbeian.order.domain.rules.PersonsToVerify.Person;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.outbound.files.RuleBookFiles;

@DisplayName("R-REAL-1")
class RealPersonsTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());
  private static final String NUMBER = "浙ICP备2026000001号-1";
  private static final String AT = "services[0].principal";

  @ParameterizedTest
  @CsvSource({
    "FIRST_FILING,       1, 1",
    "ADD_SERVICE,        1, 1",
    "ADD_ACCESS,         1, 1",
    "MIGRATE,            1, 1",
    "CHANGE_SERVICE,     0, 1",
    "CHANGE_FILING,      0, 1",
    "CHANGE_SUBJECT,     0, 0",
    "CANCEL_ACCESS,      0, 0",
    "DEREGISTER_SERVICE, 0, 0",
    "DEREGISTER_SUBJECT, 0, 0",
    "CLAIM,              0, 0",
    "TRANSFER,           0, 0"
  })
  void asks_who_is_new_before_the_bureau(FilingType type, int asOnRecord, int another) {
    // given
    ApplicationForm<String> record = application(onRecord(principal("周小雨", "1")));
    ObjectNode renamed = principal("周晓雨", "1");
    ObjectNode otherCard = principal("周小雨", "2");

    // then
    assertThat(PersonsToVerify.of(checked(type, record, record))).hasSize(asOnRecord);
    for (ObjectNode changed : List.of(renamed, otherCard)) {
      ApplicationForm<String> now = application(onRecord(changed));
      assertThat(PersonsToVerify.of(checked(type, record, now))).hasSize(another);
    }
  }

  @Test
  void asks_each_person_once_whatever_they_are_principal_of() {
    // given
    ApplicationForm<String> application =
        application(
            service(1, principal("周小雨", "1")),
            service(2, principal("陈启明", "2")),
            service(3, principal("周小雨", "1")),
            service(4, principal("周小雨", null)),
            service(5, null));

    // when
    List<Person> persons = PersonsToVerify.of(checked(FilingType.FIRST_FILING, null, application));

    // then
    assertThat(persons)
        .extracting(Person::name, Person::of)
        .containsExactly(
            tuple("周小雨", List.of(AT, "services[2].principal")),
            tuple("陈启明", List.of("services[1].principal")));
    assertThat(persons.get(0).identity()).isNotEqualTo(persons.get(1).identity());
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,        REAL_PERSON_REQUIRED",
    "RUNNING,     REAL_PERSON_RUNNING",
    "FAILED,      REAL_PERSON_FAILED",
    "UNCONFIRMED, REAL_PERSON_UNCONFIRMED",
    "OUTDATED,    REAL_PERSON_OUTDATED",
    "CONFIRMED,   "
  })
  void wants_everybody_passed_and_confirmed(Standing standing, @Nullable String code) {
    // given
    Checked checked = checked("330000", "2026-11-24", standing);

    // then
    assertThat(Findings.of(List.of(new RealPersons()), checked))
        .extracting(Finding::path, Finding::rule, Finding::severity, Finding::code)
        .containsExactlyElementsOf(
            code == null ? List.of() : List.of(tuple(AT, "R-REAL-1", Severity.BLOCKS, code)));
    assertThat(Findings.of(FilingRules.WHEN_SAVED, checked))
        .extracting(Finding::rule)
        .doesNotContain("R-REAL-1");
  }

  @ParameterizedTest
  @EnumSource
  void leaves_it_to_provinces_that_see_to_it_themselves(Standing standing) {
    for (String province : List.of("320000", "310000")) {
      assertThat(Findings.of(List.of(new RealPersons()), checked(province, "2026-11-24", standing)))
          .extracting(Finding::path, Finding::severity, Finding::code)
          .containsExactly(tuple(AT, Severity.WARNS, "REAL_PERSON_BY_PROVINCE"));
    }
    // and only from the day on which it does
    assertThat(Findings.of(List.of(new RealPersons()), checked("320000", "2021-05-31", standing)))
        .extracting(Finding::severity)
        .doesNotContain(Severity.WARNS);
  }

  private static ObjectNode principal(String name, @Nullable String number) {
    ObjectNode principal = (ObjectNode) Sample.service().get("principal");
    ((ObjectNode) principal.get("certificate")).put("number", number);
    return principal.put("name", name);
  }

  private static ServiceForm<String> service(int no, @Nullable ObjectNode principal) {
    ObjectNode service = Sample.service();
    service.set("principal", principal);
    return Normalisation.of(JSON.convertValue(service, ServiceDocument.class).form(no));
  }

  private static ServiceForm<String> onRecord(ObjectNode principal) {
    return service(1, principal).numbered(NUMBER);
  }

  @SafeVarargs
  private static ApplicationForm<String> application(ServiceForm<String>... services) {
    ApplicationForm<String> application = ApplicationForm.empty();
    for (ServiceForm<String> service : services) {
      application = application.with(service);
    }
    return application;
  }

  private static Checked checked(String province, String day, Standing standing) {
    return checked(FilingType.FIRST_FILING, province, day, null, ApplicationForm.empty())
        .with(Evidence.NONE.withRealPersons(List.of(new RealPerson(AT, standing))));
  }

  private static Checked checked(
      FilingType type,
      @Nullable ApplicationForm<String> base,
      ApplicationForm<String> application) {
    return checked(type, "330000", "2026-11-24", base, application);
  }

  private static Checked checked(
      FilingType type,
      String province,
      String day,
      @Nullable ApplicationForm<String> base,
      ApplicationForm<String> application) {
    return new Checked(
        FilingPlans.of(type),
        province,
        SubjectNature.ENTERPRISE,
        CertificateType.BUSINESS_LICENCE,
        base,
        null,
        application,
        LocalDate.parse(day),
        BOOK,
        Evidence.NONE);
  }
}
