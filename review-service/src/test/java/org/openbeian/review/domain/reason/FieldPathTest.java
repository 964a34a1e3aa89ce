package org.openbeian.review.domain.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Subject;
import org.openbeian.contracts.SubjectNature;

@DisplayName("R-FLOW-2: reasons point at what was submitted")
class FieldPathTest {

  private static final Sealed SEALED = new Sealed("k1.x");

  // one website of one domain, one app on one platform
  private static final Application FIRST_FILING = application(null);
  private static final Application DEREGISTRATION =
      application(new Ending(EndingReason.SERVICE_CLOSED, null));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subject",
        "subject.name",
        "subject.remark",
        "subject.investor",
        "subject.certificate",
        "subject.certificate.validUntil",
        "subject.principal",
        "subject.principal.legalRepresentative",
        "subject.principal.certificate.number",
        "services[0]",
        "services[1]",
        "services[0].name",
        "services[0].remark",
        "services[0].domains",
        "services[0].domains[0]",
        "services[0].languages[0]",
        "services[0].preApprovals",
        "services[0].server.serviceCode",
        "services[0].server.ips[0]",
        "services[1].principal.mobile",
        "services[1].homePage",
        "services[1].usesSdks",
        "services[1].sdks",
        "services[1].platforms[0].packageName",
        "services[1].platforms[0].domains[0]",
        "materials",
        "materials[SUBJECT_CERTIFICATE]",
        "materials[PRE_APPROVAL_LICENCE]"
      })
  void what_was_submitted_or_left_empty_is_there(String path) {
    assertThat(FieldPath.read(path))
        .hasValueSatisfying(
            read -> {
              assertThat(read.isIn(FIRST_FILING)).isTrue();
              assertThat(read).hasToString(path);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services[2]",
        "services[999].name",
        "services[0].domains[1]",
        "services[0].preApprovals[0]",
        "services[0].server.ips[1]",
        "services[0].platforms",
        "services[0].homePage",
        "services[1].platforms[1].publicKey",
        "services[1].platforms[0].domains[1]",
        "services[1].sdks[0]",
        "ending",
        "ending.reason"
      })
  void what_this_application_has_not_is_not(String path) {
    assertThat(FieldPath.read(path))
        .hasValueSatisfying(read -> assertThat(read.isIn(FIRST_FILING)).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "subject.",
        ".subject",
        "Subject",
        "subject.iban",
        "subject[0]",
        "subject.name[0]",
        "subject.name.first",
        "services",
        "services.name",
        "services[-1]",
        "services[00]",
        "services[0",
        "services[0]]",
        "services[0].domains[0].name",
        "services[0].domains[SUPPLEMENT]",
        "services[1000]",
        "services[99999999999999999999]",
        "services[0].serviceNo",
        "services[0].app",
        "services[1].platforms.publicKey",
        "services[1].app[0].sdks",
        "materials[0]",
        "materials[SUPPLEMENT]",
        "materials[PASSPORT_OF_THE_KING]",
        "materials.kind",
        "ending[0]",
        "ending.details.more",
        "province",
        "services[*].name",
        "__proto__",
        "subject.name\n",
        "subject\u0000",
        "主体.名称"
      })
  void what_no_application_has_is_not_read(String path) {
    assertThat(FieldPath.read(path)).isEmpty();
    assertThat(FieldPath.read("subject." + "x".repeat(200))).isEmpty();
  }

  @Test
  void what_only_apps_have_is_read_as_tasks_show_it_too() {
    assertThat(FieldPath.read("services[1].app.platforms[0].packageName"))
        .hasValueSatisfying(
            path -> assertThat(path).hasToString("services[1].platforms[0].packageName"));
  }

  @Test
  void only_what_ends_has_an_ending_and_what_is_erased_has_nothing_but_materials() {
    FieldPath ending = FieldPath.read("ending.details").orElseThrow();
    assertThat(ending.isIn(DEREGISTRATION)).isTrue();
    assertThat(ending.isIn(null)).isFalse();
    assertThat(FieldPath.read("subject").orElseThrow().isIn(null)).isFalse();
    assertThat(FieldPath.read("services[0]").orElseThrow().isIn(null)).isFalse();
    assertThat(FieldPath.read("materials").orElseThrow().isIn(null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "services[*].name,                services[0].name,                     true",
    "services[*].name,                services[1].remark,                   false",
    "services[*].name,                services[1],                          false",
    "services[*].domains[*],          services[0].domains[0],               true",
    "services[*].domains[*],          services[0].domains,                  true",
    "services[*].domains,             services[0].domains[0],               false",
    "services[1].name,                services[0].name,                     false",
    "services[*].platforms[*],        services[1].app.platforms[0],         true",
    "subject.principal,               subject.principal,                    true",
    "subject.principal,               subject.principal.mobile,             false",
    "materials[*],                    materials[SUBJECT_CERTIFICATE],       true",
    "materials[*],                    materials,                            true",
    "materials[DOMAIN_CERTIFICATE],   materials[SUBJECT_CERTIFICATE],       false"
  })
  void a_pattern_stands_for_each_entry(String pattern, String path, boolean fits) {
    assertThat(FieldPath.read(path).orElseThrow().fits(FieldPath.pattern(pattern))).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"services[*]name", "service[*].name", "*", "subject[*]", "materials[X]"})
  void a_pattern_that_could_never_fit_is_refused(String pattern) {
    assertThatThrownBy(() -> FieldPath.pattern(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(pattern);
  }

  private static Application application(Ending ending) {
    Certificate certificate =
        new Certificate(CertificateType.RESIDENT_ID_CARD, SEALED, null, null, null);
    Principal principal = new Principal(SEALED, true, certificate, SEALED, null, SEALED, null);
    List<FiledService> services = new ArrayList<>();
    for (ServiceKind kind : List.of(ServiceKind.WEBSITE, ServiceKind.APP)) {
      services.add(
          new FiledService(
              services.size() + 1,
              null,
              kind,
              "启明示例科技官网",
              List.of("qiming-shili.cn"),
              "ORGANIZATION_PORTAL",
              List.of("zh-CN"),
              List.of(),
              null,
              new FiledService.Server("code", List.of("203.0.113.10")),
              principal,
              kind == ServiceKind.WEBSITE
                  ? null
                  : new AppDetails(
                      null,
                      List.of(
                          new AppDetails.Platform(
                              "ANDROID", "cn.qiming", "key", "digest", List.of("qiming-shili.cn"))),
                      List.of())));
    }
    return new Application(
        "330000",
        new Subject(SubjectNature.ENTERPRISE, "启明", certificate, SEALED, null, principal, null),
        services,
        List.of(),
        null,
        ending);
  }
}
