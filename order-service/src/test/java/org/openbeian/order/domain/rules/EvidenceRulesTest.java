package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;
import org.openbeian.order.outbound.files.RuleBookFiles;

class EvidenceRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());

  @ParameterizedTest(name = "{0} {1} at {2}: {3}")
  @CsvSource({
    "subject.name, 杭州启明示例科技有限公司, 0.99,",
    "subject.name, 杭州 启明示例科技(有限)公司, 0.99,",
    "subject.name, 杭州启明示例科技有限责任公司, 0.99, RECOGNISED_DIFFERS",
    "subject.name, 杭州启明示例科技有限责任公司, 0.79,",
    "subject.name, 杭州启明示例科技有限责任公司, 0.8, RECOGNISED_DIFFERS",
    "subject.certificate.number, 91330106ma2h7q4k4m, 1,",
    "subject.certificate.number, 91330106MA2H7Q4K40, 1, RECOGNISED_DIFFERS",
    "subject.certificate.validUntil, 2030-01-01, 1,",
    "subject.principal.name, 陈启名, 1, RECOGNISED_DIFFERS",
    "subject.principal.certificate.validUntil, 2035-03-07, 1,",
    "subject.principal.certificate.validUntil, 2036-03-07, 1, RECOGNISED_DIFFERS",
    "services[0].principal.certificate.number, 33010619901119018X, 1,",
    "services[0].principal.certificate.number, 330106198503070016, 1, RECOGNISED_DIFFERS",
    "services[3].principal.name, 某人, 1,",
    "services[0].principal.mobile, 13700571009, 1,"
  })
  @DisplayName(
      "R-MAT-3: where what was read for certain and what is said differ, a reviewer is asked")
  void asks_the_reviewer_about_what_was_read_otherwise(
      String path, String value, double confidence, String question) {
    // when
    List<Finding> found =
        Findings.of(
            FilingRules.WHEN_SUBMITTED,
            checked()
                .with(
                    Evidence.NONE.withRecognised(
                        List.of(new Evidence.Recognised(path, value, confidence)))));

    // then
    List<Finding> ofRule = found.stream().filter(each -> "R-MAT-3".equals(each.rule())).toList();
    if (question == null) {
      assertThat(ofRule).isEmpty();
    } else {
      assertThat(ofRule).extracting(Finding::path).containsExactly(path);
      assertThat(ofRule.get(0).code()).isEqualTo(question);
      assertThat(ofRule.get(0).severity()).isEqualTo(Severity.ASKS_REVIEWER);
      assertThat(ofRule.get(0).arguments()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} {1} on {2}: {3}")
  @CsvSource({
    "subject.principal, RESIDENT_ID_CARD, 2026-11-24,",
    "subject.principal, RESIDENT_ID_CARD, 2035-03-07,",
    "subject.principal, RESIDENT_ID_CARD, 2035-03-08, PRINCIPAL_CERTIFICATE_EXPIRED",
    "subject.principal, PASSPORT, 2026-11-24, TYPE_OF_PRINCIPAL_TAKEN_OVER",
    "services[0].principal, PASSPORT, 2026-11-24, TYPE_OF_PRINCIPAL_TAKEN_OVER",
    "services[1].principal, PASSPORT, 2026-11-24,"
  })
  @DisplayName("R-MAT-4: who was taken over keeps the certificate's type, which has not expired")
  void keeps_the_type_of_who_was_taken_over(
      String path, CertificateType fixed, LocalDate today, String code) {
    // given
    Checked checked = on(today).takingOver(Map.of(path, fixed));

    // then
    assertThat(Findings.of(FilingRules.WHEN_SAVED, checked))
        .filteredOn(each -> "R-MAT-4".equals(each.rule()))
        .extracting(Finding::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  private static Checked checked() {
    return on(LocalDate.parse("2026-11-24"));
  }

  private static Checked on(LocalDate today) {
    return new Checked(
        FilingPlans.of(FilingType.FIRST_FILING),
        "330000",
        SubjectNature.ENTERPRISE,
        CertificateType.BUSINESS_LICENCE,
        null,
        null,
        ApplicationForm.<String>empty()
            .with(Normalisation.of(convert(Sample.subject(), SubjectDocument.class).form()))
            .with(Normalisation.of(convert(Sample.service(), ServiceDocument.class).form(1))),
        today,
        BOOK,
        Evidence.NONE);
  }

  private static <T> T convert(Object sample, Class<T> type) {
    return JSON.convertValue(sample, type);
  }
}
