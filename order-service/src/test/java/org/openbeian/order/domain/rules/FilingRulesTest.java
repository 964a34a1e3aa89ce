package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
import org.openbeian.platform.api.Violation;

/** Each row changes one field of the sample and says what is found then. */
class FilingRulesTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());
  private static final String ID_OF_SUBJECT_PRINCIPAL = "330106198503070016";

  static Stream<Arguments> fields_and_findings() {
    return Stream.of(
        // rule, part, field, value, code or null when it is right
        row("R-SUBJ-3", "subject", "/principal/certificate/number", "330106198503070016", null),
        row("R-SUBJ-3", "service", "/principal/certificate/number", "33010619901119018x", null),
        row(
            "R-SUBJ-3",
            "subject",
            "/principal/certificate/number",
            "330106198503070017",
            "RESIDENT_ID_INVALID"),
        row(
            "R-SUBJ-3",
            "subject",
            "/principal/certificate/number",
            "330106850307001",
            "RESIDENT_ID_INVALID"),
        row(
            "R-SUBJ-3",
            "subject",
            "/principal/certificate/number",
            "330106198513070015",
            "RESIDENT_ID_INVALID"),
        row(
            "R-SUBJ-3",
            "subject",
            "/principal/certificate/number",
            "33010620850307001X",
            "RESIDENT_ID_INVALID"),
        row("R-SUBJ-3", "subject", "/principal/certificate/number", "abc", "RESIDENT_ID_INVALID"),
        row(
            "R-SUBJ-3",
            "subject",
            "/principal/certificate/validUntil",
            "2027-02-23",
            "CERTIFICATE_EXPIRES_SOON"),
        row("R-SUBJ-3", "subject", "/principal/certificate/validUntil", "2027-02-24", null),
        row("R-SUBJ-3", "subject", "/principal/certificate/validUntil", null, null),
        row("R-SUBJ-3", "subject", "/certificate/number", "91330106ma2h7q4k4m", null),
        row(
            "R-SUBJ-3",
            "subject",
            "/certificate/number",
            "91330106MA2H7Q4K4N",
            "CREDIT_CODE_INVALID"),
        row(
            "R-SUBJ-3",
            "subject",
            "/certificate/number",
            "MA2H7Q4K-4",
            "ORGANISATION_CODE_REFUSED"),
        row("R-SUBJ-6", "subject", "/principal/mobile", "+86 138-0057-1001", null),
        row("R-SUBJ-6", "subject", "/principal/mobile", "12345678901", "MOBILE_INVALID"),
        row("R-SUBJ-6", "subject", "/principal/mobile", "0571-88158388", "MOBILE_INVALID"),
        row("R-SUBJ-6", "subject", "/principal/mobile", "１３８００５７１００１", null),
        row("R-SUBJ-6", "subject", "/principal/emergencyPhone", "086-0571-88158388", null),
        row("R-SUBJ-6", "subject", "/principal/emergencyPhone", "95588", "EMERGENCY_PHONE_INVALID"),
        row("R-SUBJ-6", "subject", "/principal/landline", "086-0571-88158388-102", null),
        row("R-SUBJ-6", "subject", "/principal/landline", "0571-88158388", "LANDLINE_INVALID"),
        row("R-SUBJ-6", "subject", "/principal/email", "nobody", "EMAIL_INVALID"),
        row("R-SUBJ-6", "subject", "/principal/email", "a@b@example.com", "EMAIL_INVALID"),
        row("R-SUBJ-6", "subject", "/principal/email", "a b@example.com", "EMAIL_INVALID"),
        row(
            "R-SUBJ-6",
            "service",
            "/principal/mobile",
            "13800571001",
            "CONTACT_OF_ANOTHER_PRINCIPAL"),
        row(
            "R-SUBJ-6",
            "service",
            "/principal/email",
            "Qiming.Chen@example.com",
            "CONTACT_OF_ANOTHER_PRINCIPAL"),
        row("R-SUBJ-8", "subject", "/investor", null, "INVESTOR_REQUIRED"),
        row("R-SUBJ-1", "subject", "/communicationAddress", "浙江杭州市文三路100号", null),
        row(
            "R-SUBJ-1",
            "subject",
            "/communicationAddress",
            "江苏省南京市中山路1号",
            "ADDRESS_IN_OTHER_PROVINCE"),
        row("R-SUBJ-1", "subject", "/communicationAddress", "浙江省杭州市文三路", "ADDRESS_WITHOUT_DOOR"),
        row(
            "R-SUBJ-4",
            "subject",
            "/principal/legalRepresentative",
            "false",
            "NOT_LEGAL_REPRESENTATIVE"),
        row("R-NAME-1", "service", "/name", "启明A1官网", null),
        row("R-NAME-1", "service", "/name", "启明", "NAME_WITHOUT_CHINESE_CHARACTERS"),
        row("R-NAME-1", "service", "/name", "12345", "NAME_WITHOUT_CHINESE_CHARACTERS"),
        row("R-NAME-1", "service", "/name", "Qiming", "NAME_WITHOUT_CHINESE_CHARACTERS"),
        row("R-NAME-1", "service", "/name", "qiming-shili.cn", "NAME_IS_DOMAIN"),
        row("R-NAME-1", "service", "/name", "QIMING-SHILI", "NAME_IS_DOMAIN"),
        row("R-NAME-1", "service", "/name", "启明示例·官网", "NAME_HAS_SPECIAL_CHARACTERS"),
        row("R-NAME-1", "service", "/name", "启明示例 官网", "NAME_HAS_SPECIAL_CHARACTERS"),
        row("R-NAME-1", "service", "/name", "启明示例\u0410官网", "NAME_HAS_SPECIAL_CHARACTERS"),
        row("R-NAME-1", "service", "/name", "启明Ａ官网", null),
        row("R-NAME-1", "service", "/name", "启\u2f47示例官网", null),
        row(null, "subject", "/name", "杭州启明示例（集团）有限公司", null),
        row(null, "subject", "/name", "杭州启明\u0410示例有限公司", "NAME_IMITATES"),
        row(null, "subject", "/name", "エ商示例有限公司", "NAME_IMITATES"),
        row(null, "subject", "/name", "杭州Rибка示例有限公司", "NAME_MIXES_SCRIPTS"),
        row(null, "subject", "/name", "杭州\u200b启明示例有限公司", "FORBIDDEN_CHARACTER"),
        row(null, "subject", "/name", "杭州\u3164启明示例有限公司", "FORBIDDEN_CHARACTER"),
        row(null, "subject", "/name", "杭州启明\ufe00示例有限公司", "FORBIDDEN_CHARACTER"),
        row(null, "subject", "/name", "杭州启明\ue000示例有限公司", "FORBIDDEN_CHARACTER"),
        row(null, "service", "/name", "启明\u202e示例官网", "FORBIDDEN_CHARACTER"),
        row("R-NAME-1", "service", "/name", "中国启明示例", "NAME_LIKE_STATE_BODY"),
        row("R-NAME-1", "service", "/name", "人民示例官网", "NAME_LIKE_STATE_BODY"),
        row("R-NAME-1", "service", "/name", "启明中国官网", null),
        row("R-NAME-1", "service", "/name", "启明赌博官网", "NAME_SENSITIVE"),
        row("R-SVC-1", "service", "/contentCategory", "SHOPPING", null),
        row("R-SVC-1", "service", "/contentCategory", "8", "CONTENT_CATEGORY_UNKNOWN"),
        row("R-SVC-1", "service", "/contentCategory", "NEWS", "PRE_APPROVAL_REQUIRED"),
        row("R-SVC-2", "service", "/languages/0", "en", null),
        row("R-SVC-2", "service", "/languages/0", "tlh", "LANGUAGE_UNKNOWN"),
        row("R-FLOW-9", "subject", "/nature", "PERSONAL", "FIXED_AT_CREATION"),
        row("R-FLOW-9", "subject", "/certificate/type", "PASSPORT", "FIXED_AT_CREATION"),
        row("R-FLOW-1", "subject", "/name", " ", "REQUIRED"),
        row("R-FLOW-1", "subject", "/principal", null, "REQUIRED"),
        row("R-FLOW-1", "subject", "/principal/emergencyPhone", null, "REQUIRED"),
        row("R-FLOW-1", "service", "/kind", null, "REQUIRED"),
        row("R-FLOW-1", "service", "/server/serviceCode", null, "REQUIRED"),
        row("R-CODE-1", "service", "/server/serviceCode", "32a43232", "SERVICE_CODE_INVALID"),
        row(null, "service", "/domains/0", "中文.cn", null),
        row(null, "service", "/domains/0", "http://a.cn/", "DOMAIN_INVALID"),
        row(null, "service", "/domains/0", "a_b.cn", "DOMAIN_INVALID"),
        row(null, "service", "/domains/0", "localhost", "DOMAIN_INVALID"),
        row(null, "service", "/domains/0", "-a.cn", "DOMAIN_INVALID"),
        row(null, "service", "/server/ips/0", "2001:db8::1", null),
        row(null, "service", "/server/ips/0", "203.0.113.1-203.0.113.9", null),
        row(null, "service", "/server/ips/0", "203.0.113.256", "IP_INVALID"),
        row(null, "service", "/server/ips/0", "203.0.113.1-2001:db8::1", "IP_INVALID"),
        row(null, "service", "/server/ips/0", "203.0.113.9-203.0.113.1", "IP_INVALID"),
        row(null, "service", "/server/ips/0", "203.0.113.010", "IP_INVALID"),
        row(null, "service", "/server/ips/0", "a-b-c", "IP_INVALID"),
        row(null, "subject", "/name", "a\u0000b", "FORBIDDEN_CHARACTER"),
        row(null, "subject", "/name", "a\u202Eb", "FORBIDDEN_CHARACTER"),
        row(null, "subject", "/name", "a\ud800b", "FORBIDDEN_CHARACTER"),
        row(null, "subject", "/name", "名\n称", "FORBIDDEN_CHARACTER"),
        row(null, "subject", "/name", "长".repeat(101), "TOO_LONG"),
        row(null, "subject", "/name", "𠮷".repeat(100), null),
        row(null, "service", "/remark", "第一行\n第二行", null),
        row(
            null,
            "subject",
            "/principal/certificate/validFrom",
            "2035-03-07",
            "ENDS_BEFORE_IT_BEGINS"));
  }

  @ParameterizedTest(name = "{0}: {1}{2} = {3} → {4}")
  @MethodSource("fields_and_findings")
  void finds_what_is_wrong_with_a_field(
      @Nullable String rule,
      String part,
      String field,
      @Nullable String value,
      @Nullable String code) {
    // given
    ObjectNode subject = Sample.subject();
    ObjectNode service = Sample.service();
    set(part.equals("subject") ? subject : service, field, value);

    // when
    List<Violation> findings = submitted(SubjectNature.ENTERPRISE, subject, service);

    // then
    if (code == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings)
          .extracting(Violation::rule, Violation::code)
          .contains(org.assertj.core.groups.Tuple.tuple(rule, code));
      assertThat(findings)
          .as("personal data in findings")
          .noneMatch(
              finding ->
                  value != null
                      && !field.equals("/contentCategory")
                      && finding.arguments().contains(value));
    }
  }

  @Test
  void finds_nothing_wrong_with_the_sample() {
    assertThat(submitted(SubjectNature.ENTERPRISE, Sample.subject(), Sample.service())).isEmpty();
  }

  @Test
  @DisplayName("R-FLOW-1: a draft may be incomplete, a submission may not")
  void asks_for_everything_that_is_missing_at_once() {
    // given
    ApplicationForm<String> empty = ApplicationForm.empty();

    // then
    assertThat(Findings.of(FilingRules.WHEN_SAVED, checked(SubjectNature.ENTERPRISE, empty)))
        .isEmpty();
    assertThat(Findings.of(FilingRules.WHEN_SUBMITTED, checked(SubjectNature.ENTERPRISE, empty)))
        .extracting(Finding::path)
        .containsExactly("subject", "services");
  }

  @Test
  @DisplayName("R-SUBJ-5: in a person's filing all principals are that person")
  void accepts_only_the_person_as_principal_of_a_personal_filing() {
    // given a person, who needs no second contact and no investor
    ObjectNode subject = Sample.subject();
    subject.put("nature", "PERSONAL").put("name", "陈启明").remove("investor");
    ObjectNode certificate = (ObjectNode) subject.get("certificate");
    certificate.put("type", "RESIDENT_ID_CARD").put("number", ID_OF_SUBJECT_PRINCIPAL);
    certificate.remove("address");
    ((ObjectNode) subject.get("principal")).remove("emergencyPhone");
    ObjectNode others = personal();
    ObjectNode own = personal();
    own.set("principal", subject.get("principal"));

    // then
    assertThat(submitted(SubjectNature.PERSONAL, subject, own)).isEmpty();
    assertThat(submitted(SubjectNature.PERSONAL, subject, others))
        .extracting(Violation::path, Violation::rule, Violation::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "services[0].principal", "R-SUBJ-5", "PRINCIPAL_IS_NOT_THE_PERSON"));
  }

  @Test
  @DisplayName("R-SUBJ-6: one person may be principal twice with the same contact")
  void lets_one_person_hold_both_roles() {
    // given
    ObjectNode service = Sample.service();
    service.set("principal", Sample.subject().get("principal"));

    // then
    assertThat(submitted(SubjectNature.ENTERPRISE, Sample.subject(), service)).isEmpty();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "A234567(8), ",
    "ab123456（Ａ）, ",
    "１２３４５６７ (８), ",
    "A2345678, IDENTITY_NUMBER_INVALID",
    "H12345678, IDENTITY_NUMBER_INVALID",
    ", IDENTITY_NUMBER_REQUIRED"
  })
  @DisplayName("R-SMS-8: in Zhejiang a travel permit comes with the identity card's number")
  void asks_for_the_identity_number_of_a_travel_permit(
      @Nullable String identityNumber, @Nullable String code) {
    // given
    ObjectNode service = Sample.service();
    ObjectNode certificate = (ObjectNode) service.at("/principal/certificate");
    certificate.put("type", "HONG_KONG_MACAU_TRAVEL_PERMIT").put("number", "H12345678");
    certificate.put("identityNumber", identityNumber);

    // when
    List<Violation> findings = submitted(SubjectNature.ENTERPRISE, Sample.subject(), service);

    // then
    String path = "services[0].principal.certificate.identityNumber";
    assertThat(findings)
        .extracting(Violation::path, Violation::rule, Violation::code)
        .isEqualTo(
            code == null
                ? List.of()
                : List.of(org.assertj.core.groups.Tuple.tuple(path, "R-SMS-8", code)));
  }

  /** A website that a person may file. */
  private static ObjectNode personal() {
    return Sample.service().put("name", "启明手记").put("contentCategory", "OTHER");
  }

  @Test
  @DisplayName("R-MAT-1: each material that is missing is found, with what it is of")
  void finds_each_missing_material() {
    // given
    Checked checked =
        checked(SubjectNature.ENTERPRISE, ApplicationForm.empty())
            .with(
                Evidence.NONE.withMaterials(
                    List.of(
                        new Evidence.MissingMaterial("DOMAIN_CERTIFICATE", "域名证书", "services[0]")),
                    List.of()));

    // then
    assertThat(Findings.of(FilingRules.WHEN_SUBMITTED, checked))
        .extracting(Finding::violation)
        .contains(
            Violation.of(
                "materials",
                "R-MAT-1",
                "MATERIAL_REQUIRED",
                "DOMAIN_CERTIFICATE",
                "services[0]",
                "域名证书"));
    assertThat(Findings.of(FilingRules.WHEN_SAVED, checked)).isEmpty();
  }

  private static Arguments row(
      @Nullable String rule,
      String part,
      String field,
      @Nullable String value,
      @Nullable String code) {
    return Arguments.of(rule, part, field, value, code);
  }

  private static void set(ObjectNode root, String field, @Nullable String value) {
    int slash = field.lastIndexOf('/');
    var parent = root.at(field.substring(0, slash));
    String name = field.substring(slash + 1);
    if (parent instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else if (value == null) {
      ((ObjectNode) parent).remove(name);
    } else {
      ((ObjectNode) parent).put(name, value);
    }
  }

  private static List<Violation> submitted(
      SubjectNature nature, ObjectNode subject, ObjectNode service) {
    ApplicationForm<String> application =
        ApplicationForm.<String>empty()
            .with(Normalisation.of(JSON.convertValue(subject, SubjectDocument.class).form()))
            .with(Normalisation.of(JSON.convertValue(service, ServiceDocument.class).form(1)));
    return Findings.blocking(Findings.of(FilingRules.WHEN_SUBMITTED, checked(nature, application)));
  }

  private static Checked checked(SubjectNature nature, ApplicationForm<String> application) {
    CertificateType type =
        nature == SubjectNature.PERSONAL
            ? CertificateType.RESIDENT_ID_CARD
            : CertificateType.BUSINESS_LICENCE;
    return new Checked(
        FilingPlans.of(FilingType.FIRST_FILING),
        "330000",
        nature,
        type,
        null,
        null,
        application,
        TODAY,
        BOOK,
        Evidence.NONE);
  }
}
