package org.openbeian.order.domain.material;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.Evidence;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;
import org.openbeian.order.outbound.files.RuleBookFiles;

class MaterialRulesTest {

  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final String NUMBER = "浙ICP备2026000001号";

  private final MaterialRules bundled = RuleBookFiles.materials(Optional.empty());

  @Test
  @DisplayName("R-MAT-1: the sample's first filing needs just the materials that it comes with")
  void asks_for_what_the_sample_has() {
    assertThat(needed(checked(FilingType.FIRST_FILING, "330000", null, filled())))
        .containsExactlyInAnyOrder(
            "SUBJECT_CERTIFICATE of subject",
            "PRINCIPAL_ID_FRONT of subject.principal",
            "PRINCIPAL_ID_BACK of subject.principal",
            "PRINCIPAL_ID_FRONT of services[0].principal",
            "PRINCIPAL_ID_BACK of services[0].principal",
            "DOMAIN_CERTIFICATE of services[0]");
  }

  @Test
  void events_know_every_kind_of_material() {
    assertThat(MaterialKind.values())
        .extracting(MaterialKind::name)
        .isEqualTo(
            Stream.of(org.openbeian.contracts.MaterialKind.values()).map(Enum::name).toList());
  }

  @Test
  @DisplayName("R-MAT-1: Guangdong wants a letter of commitment since 2021-06-21")
  void asks_guangdong_for_a_commitment_letter() {
    // given
    Checked now = checked(FilingType.FIRST_FILING, "440000", null, filled());
    Checked before = on(now, "2021-06-20");
    Checked since = on(now, "2021-06-21");

    // then
    assertThat(needed(now)).contains("COMMITMENT_LETTER of subject");
    assertThat(needed(since)).contains("COMMITMENT_LETTER of subject");
    assertThat(needed(before)).hasSize(6);
    assertThat(bundled.of(now))
        .allSatisfy(each -> assertThat(each.source()).isNotBlank())
        .anySatisfy(each -> assertThat(each.source()).contains("2021年6月21日"));
  }

  @Test
  @DisplayName("R-MAT-1: a person shows one certificate, once")
  void asks_a_person_for_one_certificate() {
    // given
    ObjectNode subject = Sample.subject();
    subject.put("nature", "PERSONAL");
    ObjectNode service = Sample.service();
    service.set("principal", subject.get("principal"));
    ApplicationForm<String> application = application(subject, service);

    // then
    assertThat(
            needed(
                new Checked(
                    FilingPlans.of(FilingType.FIRST_FILING),
                    "330000",
                    SubjectNature.PERSONAL,
                    CertificateType.RESIDENT_ID_CARD,
                    null,
                    null,
                    application,
                    TODAY,
                    BOOK,
                    Evidence.NONE)))
        .containsExactlyInAnyOrder(
            "PRINCIPAL_ID_FRONT of subject.principal",
            "PRINCIPAL_ID_BACK of subject.principal",
            "DOMAIN_CERTIFICATE of services[0]");
  }

  @Test
  @DisplayName(
      "R-MAT-1: passports have one side, apps no domain certificate, approvals a licence, apps an"
          + " icon")
  void asks_by_what_the_application_says() {
    // given
    ObjectNode subject = Sample.subject();
    ObjectNode principal = (ObjectNode) subject.get("principal");
    principal.put("legalRepresentative", false);
    ((ObjectNode) principal.get("certificate")).put("type", "PASSPORT").put("number", "E12345678");
    ObjectNode service = Sample.service();
    service.put("kind", "APP");
    service.putArray("preApprovals").add("NEWS");

    // then
    assertThat(
            needed(checked(FilingType.FIRST_FILING, "330000", null, application(subject, service))))
        .containsExactlyInAnyOrder(
            "SUBJECT_CERTIFICATE of subject",
            "PRINCIPAL_ID_FRONT of subject.principal",
            "AUTHORISATION_LETTER of subject.principal",
            "PRINCIPAL_ID_FRONT of services[0].principal",
            "PRINCIPAL_ID_BACK of services[0].principal",
            "PRE_APPROVAL_LICENCE of services[0]",
            "APP_ICON of services[0]");
  }

  @Test
  @DisplayName("R-MAT-1: a change needs what proves it, and nothing else")
  void asks_a_change_for_its_proof() {
    // given
    ApplicationForm<String> record = onRecord();
    ObjectNode moved = Sample.subject().put("communicationAddress", "浙江省杭州市西湖区文三路200号1室");
    ObjectNode renamed = Sample.subject().put("name", "杭州启明新名科技有限公司");
    ObjectNode succeeded = Sample.subject();
    ((ObjectNode) succeeded.get("principal")).put("name", "李接任");

    // then
    assertThat(needed(changed(FilingType.CHANGE_SUBJECT, "330000", record, moved))).isEmpty();
    assertThat(needed(changed(FilingType.CHANGE_SUBJECT, "330000", record, renamed)))
        .containsExactlyInAnyOrder("SUBJECT_CERTIFICATE of subject", "CHANGE_PROOF of subject");
    assertThat(needed(changed(FilingType.CHANGE_FILING, "430000", record, succeeded)))
        .containsExactlyInAnyOrder(
            "PRINCIPAL_ID_FRONT of subject.principal",
            "PRINCIPAL_ID_BACK of subject.principal",
            "AUTHORISATION_LETTER of services[0].principal");
    assertThat(needed(changed(FilingType.DEREGISTER_SUBJECT, "440000", record, renamed))).isEmpty();
  }

  @Test
  @DisplayName("R-MAT-1: a second service of the same person needs no second certificate")
  void asks_each_person_once() {
    // given
    ApplicationForm<String> two = filled();
    two = two.with(two.services().get(0).as(2));

    // then
    assertThat(needed(checked(FilingType.FIRST_FILING, "330000", null, two)))
        .contains("DOMAIN_CERTIFICATE of services[1]")
        .doesNotContain("PRINCIPAL_ID_FRONT of services[1].principal");
  }

  @Test
  @DisplayName("R-MAT-1: a province's own demand counts there, while it holds, and is served")
  void asks_by_province_and_day() {
    // given
    Origin untilToday = new Origin("s", null, TODAY);
    MaterialRules own =
        new MaterialRules(
            List.of(
                new MaterialDemand(
                    MaterialKind.RESIDENCE_PERMIT,
                    "subject.principal",
                    Set.of(FilingType.FIRST_FILING),
                    null,
                    Set.of("330000"),
                    Set.of(MaterialCondition.ID_FROM_ELSEWHERE),
                    "a",
                    Origin.of("s")),
                new MaterialDemand(
                    MaterialKind.OTHER,
                    "services",
                    Set.of(FilingType.values()),
                    MaterialDemand.Natures.ORGANISATIONS,
                    Set.of("330000", "110000"),
                    Set.of(MaterialCondition.WEBSITE),
                    "b",
                    untilToday),
                new MaterialDemand(
                    MaterialKind.OTHER,
                    "subject",
                    Set.of(FilingType.values()),
                    MaterialDemand.Natures.PERSONS,
                    Set.of(),
                    Set.of(),
                    "c",
                    Origin.of("s"))));
    ObjectNode subject = Sample.subject();
    ((ObjectNode) subject.at("/principal/certificate")).put("number", "110106198503070016");
    Checked checked =
        checked(FilingType.FIRST_FILING, "330000", null, application(subject, Sample.service()));

    // then
    assertThat(own.of(checked))
        .extracting(each -> each.kind() + " of " + each.of() + ", " + each.source())
        .containsExactly(
            "RESIDENCE_PERMIT of subject.principal, a（s）", "OTHER of services[0], b（s）");
    assertThat(own.of(on(checked, "2026-11-24"))).hasSize(1);
    assertThat(own.ofProvince("110000", TODAY)).extracting("says").containsExactly("b");
    assertThat(own.ofProvince("110000", TODAY.plusDays(1))).isEmpty();
  }

  private List<String> needed(Checked checked) {
    return bundled.of(checked).stream().map(each -> each.kind() + " of " + each.of()).toList();
  }

  private static ApplicationForm<String> filled() {
    return application(Sample.subject(), Sample.service());
  }

  private static ApplicationForm<String> application(ObjectNode subject, ObjectNode service) {
    return ApplicationForm.<String>empty()
        .with(Normalisation.of(JSON.convertValue(subject, SubjectDocument.class).form()))
        .with(Normalisation.of(JSON.convertValue(service, ServiceDocument.class).form(1)));
  }

  private static ApplicationForm<String> onRecord() {
    ApplicationForm<String> filled = filled();
    return filled.with(filled.services().get(0).numbered(NUMBER + "-1"));
  }

  private static Checked changed(
      FilingType type, String province, ApplicationForm<String> record, ObjectNode subject) {
    return checked(
        type,
        province,
        record,
        record.with(Normalisation.of(JSON.convertValue(subject, SubjectDocument.class).form())));
  }

  private static Checked checked(
      FilingType type,
      String province,
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
        TODAY,
        BOOK,
        Evidence.NONE);
  }

  private static Checked on(Checked checked, String day) {
    return new Checked(
        checked.plan(),
        checked.province(),
        checked.nature(),
        checked.certificateType(),
        checked.base(),
        checked.registered(),
        checked.application(),
        LocalDate.parse(day),
        BOOK,
        Evidence.NONE);
  }
}
