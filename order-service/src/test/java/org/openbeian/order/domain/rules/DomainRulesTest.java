package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openbeian.order.domain.registration.DomainRegistration.RealName.NOT_VERIFIED;
import static org.openbeian.order.domain.registration.DomainRegistration.RealName.UNKNOWN;
import static org.openbeian.order.domain.registration.DomainRegistration.RealName.VERIFIED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.registration.DomainAnswer;
import org.openbeian.order.domain.registration.DomainAnswer.Word;
import org.openbeian.order.domain.registration.DomainFacts;
import org.openbeian.order.domain.registration.DomainInScope;
import org.openbeian.order.domain.registration.DomainLook;
import org.openbeian.order.domain.registration.DomainQuestion;
import org.openbeian.order.domain.registration.DomainRegistration;
import org.openbeian.order.domain.rulebook.DomainDemand;
import org.openbeian.order.domain.rulebook.DomainMeasures;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.outbound.files.RuleBookFiles;

/** Each row says what a registry answers and what is found then. */
class DomainRulesTest {

  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());

  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final String NAME = "杭州启明示例科技有限公司";
  private static final String NUMBER = "91330106MA2H7Q4K4M";
  private static final DomainRegistration SOUND =
      new DomainRegistration(
          NAME,
          CertificateType.BUSINESS_LICENCE,
          NUMBER,
          "A registrar",
          1599,
          Instant.parse("2028-01-01T00:00:00Z"),
          VERIFIED);

  static Stream<Arguments> answers_and_findings() {
    return Stream.of(
        // rule, what the registry answers, code or null, whether it stops the filer
        row("R-DOM-1", SOUND, null, false),
        row("R-DOM-1", Word.NOT_REGISTERED, "DOMAIN_NOT_REGISTERED", true),
        row("R-DOM-1", Word.NO_ANSWER, "DOMAIN_NOT_CHECKED", false),
        row("R-DOM-1", verified(NOT_VERIFIED), "DOMAIN_HOLDER_NOT_VERIFIED", true),
        row("R-DOM-1", verified(UNKNOWN), "DOMAIN_VERIFICATION_UNKNOWN", false),
        row("R-DOM-2", heldBy("杭州启明示例科技 有限公司", 1, NUMBER), null, false),
        row("R-DOM-2", heldBy("另一家公司", 1, NUMBER), "DOMAIN_OF_ANOTHER_HOLDER", true),
        row("R-DOM-2", heldBy(NAME, 2, NUMBER), "DOMAIN_OF_ANOTHER_HOLDER", true),
        row("R-DOM-2", heldBy(NAME, 1, "91330106MA2H7Q4K4X"), "DOMAIN_OF_ANOTHER_HOLDER", true),
        row("R-DOM-2", heldBy(NAME, 1, NUMBER.toLowerCase()), null, false),
        row("R-DOM-2", heldBy(null, 1, NUMBER), "DOMAIN_HOLDER_WITHHELD", false),
        row("R-DOM-2", heldBy(NAME, 1, null), "DOMAIN_HOLDER_WITHHELD", false),
        row("R-DOM-2", heldBy("另一家公司", 1, null), "DOMAIN_OF_ANOTHER_HOLDER", true),
        row("R-DOM-3", until("2027-02-22T00:00:00Z"), null, false),
        row("R-DOM-3", until("2027-02-21T00:00:00Z"), "DOMAIN_EXPIRES_SOON", true),
        // 2027-02-22 in China already
        row("R-DOM-3", until("2027-02-21T16:00:00Z"), null, false),
        row("R-DOM-3", until("2026-11-23T00:00:00Z"), "DOMAIN_EXPIRES_SOON", true),
        row("R-DOM-3", until("2026-11-21T00:00:00Z"), "DOMAIN_EXPIRED", true),
        row("R-DOM-3", until(null), "DOMAIN_EXPIRY_UNKNOWN", false),
        row("R-DOM-4", registrar("unheard of", 420), null, false),
        row("R-DOM-4", registrar(null, 999_999), "DOMAIN_REGISTRAR_NOT_APPROVED", true),
        row("R-DOM-4", registrar("阿里云计算有限公司", 999_999), "DOMAIN_REGISTRAR_NOT_APPROVED", true),
        row("R-DOM-4", registrar("阿里云计算有限公司", null), null, false),
        row("R-DOM-4", registrar("DNSPod, Inc.", null), null, false),
        row("R-DOM-4", registrar("unheard of", null), "DOMAIN_REGISTRAR_NOT_APPROVED", true),
        row("R-DOM-4", registrar(null, null), "DOMAIN_REGISTRAR_UNKNOWN", false));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("answers_and_findings")
  void finds_what_is_wrong_with_a_domain(
      String rule, DomainAnswer answer, @Nullable String code, boolean stops) {
    // when
    List<Finding> found =
        found(FilingType.FIRST_FILING, "330000", "example.cn", answer, Word.DOES_NOT_RESOLVE);

    // then
    assertFound(found, rule, code, stops);
  }

  static Stream<Arguments> provinces_and_expiries() {
    return Stream.of(
        // type, province, expiry, code or null
        Arguments.of(
            FilingType.FIRST_FILING, "310000", "2027-05-22T12:00:00Z", "DOMAIN_EXPIRES_SOON"),
        Arguments.of(FilingType.FIRST_FILING, "310000", "2027-05-23T12:00:00Z", null),
        Arguments.of(
            FilingType.ADD_SERVICE, "310000", "2027-05-22T12:00:00Z", "DOMAIN_EXPIRES_SOON"),
        Arguments.of(FilingType.CHANGE_SERVICE, "310000", "2027-01-08T12:00:00Z", null),
        Arguments.of(
            FilingType.CHANGE_SERVICE, "330000", "2027-01-07T12:00:00Z", "DOMAIN_EXPIRES_SOON"),
        Arguments.of(FilingType.CHANGE_SERVICE, "330000", "2027-01-08T12:00:00Z", null));
  }

  @ParameterizedTest(name = "R-DOM-3: {0} in {1} until {2}")
  @MethodSource("provinces_and_expiries")
  void counts_the_days_of_the_province(
      FilingType type, String province, String expiry, @Nullable String code) {
    assertFound(
        found(type, province, "example.cn", until(expiry), Word.DOES_NOT_RESOLVE),
        "R-DOM-3",
        code,
        true);
  }

  @Test
  @DisplayName("R-DOM-2: where the province allows, an organisation proves by document")
  void lets_an_organisation_prove_by_document_where_allowed() {
    // given
    RuleBook byDocument =
        demanding(new DomainDemand(90, 45, true, Origin.of("the bureau's own guide")));
    DomainAnswer another = heldBy("一位股东", 2, "330106198503070016");

    // then
    assertFound(
        found(FilingType.FIRST_FILING, SubjectNature.ENTERPRISE, byDocument, another),
        "R-DOM-2",
        "DOMAIN_HOLDER_BY_DOCUMENT",
        false);
    assertFound(
        found(FilingType.FIRST_FILING, SubjectNature.PERSONAL, byDocument, another),
        "R-DOM-2",
        "DOMAIN_OF_ANOTHER_HOLDER",
        true);
  }

  @Test
  @DisplayName("R-DOM-4: the top-level domain must be approved, whatever the registry says")
  void refuses_a_top_level_domain_that_is_not_approved() {
    for (DomainAnswer answer : List.of(SOUND, Word.NO_ANSWER, Word.NOT_REGISTERED)) {
      assertThat(
              found(FilingType.FIRST_FILING, "330000", "example.de", answer, Word.NO_ANSWER)
                  .stream()
                  .filter(Finding::blocks)
                  .toList())
          .extracting("rule", "code")
          .contains(org.assertj.core.groups.Tuple.tuple("R-DOM-4", "DOMAIN_SUFFIX_NOT_APPROVED"));
    }
  }

  @Test
  @DisplayName("R-DOM-6: a new site's domain must not resolve; one on record may")
  void refuses_a_new_site_that_resolves() {
    assertFound(
        found(FilingType.FIRST_FILING, "330000", "example.cn", SOUND, Word.RESOLVES),
        "R-DOM-6",
        "DOMAIN_RESOLVES",
        true);
    assertFound(
        found(FilingType.ADD_SERVICE, "330000", "example.cn", SOUND, Word.NO_ANSWER),
        "R-DOM-6",
        "DOMAIN_RESOLUTION_NOT_CHECKED",
        false);
    assertFound(
        found(FilingType.CHANGE_SERVICE, "330000", "example.cn", SOUND, Word.RESOLVES),
        "R-DOM-6",
        null,
        false);
  }

  @Test
  @DisplayName("R-DOM-1: without an answer it is told how old the last one is")
  void tells_how_old_the_last_answer_is() {
    // given
    DomainLook look = new DomainLook(Word.NO_ANSWER, Duration.ofMinutes(90));

    // when
    List<Finding> found = found(FilingType.FIRST_FILING, SubjectNature.ENTERPRISE, BOOK, look);

    // then
    assertThat(found).noneMatch(Finding::blocks);
    assertThat(found)
        .extracting("code", "arguments")
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "DOMAIN_NOT_CHECKED_LATELY", List.of("example.cn", "90")));
  }

  @Test
  @DisplayName("R-DOM-5: a first filing and a new service are checked for all their domains")
  void checks_all_domains_that_are_filed() {
    ApplicationForm<String> application =
        ApplicationForm.<String>empty()
            .with(service(1, null, ServiceKind.WEBSITE, "a.example.cn"))
            .with(service(2, null, ServiceKind.APP, "b.example.com.cn"));
    for (FilingType type : List.of(FilingType.FIRST_FILING, FilingType.ADD_SERVICE)) {
      assertThat(DomainScope.of(FilingPlans.of(type), application, null, Map.of()))
          .containsExactly(
              new DomainInScope(
                  "services[0].domains[0]", "a.example.cn", "example.cn", true, false),
              new DomainInScope(
                  "services[1].domains[0]", "b.example.com.cn", "example.com.cn", false, false));
    }
  }

  @Test
  @DisplayName("R-DOM-5: a change is checked for what was granted since 2018-01-01 in China")
  void checks_what_was_granted_since_2018_in_a_change() {
    // given
    ApplicationForm<String> base =
        ApplicationForm.<String>empty()
            .with(service(1, "浙ICP备1号-1", ServiceKind.WEBSITE, "old.cn"))
            .with(service(2, "浙ICP备1号-2", ServiceKind.WEBSITE, "new.cn"))
            .with(service(3, "浙ICP备1号-3", ServiceKind.WEBSITE, "newest.cn"));
    ApplicationForm<String> application =
        ApplicationForm.<String>empty()
            .with(service(1, "浙ICP备1号-2", ServiceKind.WEBSITE, "new.cn"));
    Map<String, Instant> grants =
        Map.of(
            "浙ICP备1号-1", DomainScope.CHECKED_SINCE.minusSeconds(1),
            "浙ICP备1号-2", DomainScope.CHECKED_SINCE,
            "浙ICP备1号-3", Instant.parse("2024-01-01T00:00:00Z"));

    // then
    DomainInScope inApplication =
        new DomainInScope("services[0].domains[0]", "new.cn", "new.cn", false, true);
    assertThat(DomainScope.of(FilingPlans.of(FilingType.CHANGE_SERVICE), application, base, grants))
        .containsExactly(inApplication);
    assertThat(DomainScope.of(FilingPlans.of(FilingType.CHANGE_FILING), application, base, grants))
        .containsExactly(
            inApplication, new DomainInScope("subject", "newest.cn", "newest.cn", false, true));
    assertThat(
            DomainScope.of(
                FilingPlans.of(FilingType.CHANGE_SUBJECT), ApplicationForm.empty(), base, grants))
        .extracting(DomainInScope::name)
        .containsExactly("new.cn", "newest.cn");
  }

  @ParameterizedTest(name = "R-DOM-5: {0} is not checked")
  @EnumSource(
      value = FilingType.class,
      names = {
        "ADD_ACCESS",
        "CLAIM",
        "CANCEL_ACCESS",
        "DEREGISTER_SERVICE",
        "DEREGISTER_SUBJECT",
        "TRANSFER",
        "MIGRATE"
      })
  void leaves_alone_what_takes_over_or_ends_what_is_filed(FilingType type) {
    ApplicationForm<String> application =
        ApplicationForm.<String>empty()
            .with(service(1, "浙ICP备1号-1", ServiceKind.WEBSITE, "example.cn"));
    assertThat(DomainScope.of(FilingPlans.of(type), application, application, Map.of())).isEmpty();
  }

  private static void assertFound(
      List<Finding> found, String rule, @Nullable String code, boolean stops) {
    assertThat(found)
        .filteredOn("rule", rule)
        .extracting(Finding::code, Finding::blocks)
        .isEqualTo(
            code == null ? List.of() : List.of(org.assertj.core.groups.Tuple.tuple(code, stops)));
  }

  private static Arguments row(
      String rule, DomainAnswer answer, @Nullable String code, boolean stops) {
    return Arguments.of(rule, answer, code, stops);
  }

  private static DomainRegistration verified(DomainRegistration.RealName realName) {
    return new DomainRegistration(
        SOUND.holder(),
        SOUND.certificateType(),
        SOUND.certificateNumber(),
        SOUND.registrar(),
        SOUND.registrarId(),
        SOUND.expiresAt(),
        realName);
  }

  private static DomainRegistration heldBy(
      @Nullable String holder, int certificateType, @Nullable String number) {
    return new DomainRegistration(
        holder,
        certificateType == 1 ? CertificateType.BUSINESS_LICENCE : CertificateType.RESIDENT_ID_CARD,
        number,
        SOUND.registrar(),
        SOUND.registrarId(),
        SOUND.expiresAt(),
        VERIFIED);
  }

  private static DomainRegistration until(@Nullable String expiry) {
    return new DomainRegistration(
        SOUND.holder(),
        SOUND.certificateType(),
        SOUND.certificateNumber(),
        SOUND.registrar(),
        SOUND.registrarId(),
        expiry == null ? null : Instant.parse(expiry),
        VERIFIED);
  }

  private static DomainRegistration registrar(@Nullable String name, @Nullable Integer id) {
    return new DomainRegistration(
        SOUND.holder(),
        SOUND.certificateType(),
        SOUND.certificateNumber(),
        name,
        id,
        SOUND.expiresAt(),
        VERIFIED);
  }

  private static List<Finding> found(
      FilingType type, String province, String domain, DomainAnswer registration, Word resolution) {
    return found(
        type,
        SubjectNature.ENTERPRISE,
        BOOK,
        province,
        domain,
        DomainLook.fresh(registration),
        DomainLook.fresh(resolution));
  }

  private static List<Finding> found(
      FilingType type, SubjectNature nature, RuleBook book, DomainAnswer registration) {
    return found(type, nature, book, DomainLook.fresh(registration));
  }

  private static List<Finding> found(
      FilingType type, SubjectNature nature, RuleBook book, DomainLook registration) {
    return found(
        type,
        nature,
        book,
        "330000",
        "example.cn",
        registration,
        DomainLook.fresh(Word.DOES_NOT_RESOLVE));
  }

  private static List<Finding> found(
      FilingType type,
      SubjectNature nature,
      RuleBook book,
      String province,
      String domain,
      DomainLook registration,
      DomainLook resolution) {
    ApplicationForm<String> application =
        ApplicationForm.<String>empty()
            .with(
                new SubjectForm<>(
                    nature,
                    NAME,
                    new CertificateForm<>(
                        CertificateType.BUSINESS_LICENCE, NUMBER, null, null, null),
                    null,
                    null,
                    null,
                    null))
            .with(service(1, null, ServiceKind.WEBSITE, domain));
    DomainFacts facts =
        new DomainFacts(
            DomainScope.of(FilingPlans.of(type), application, null, Map.of()),
            Map.of(
                DomainQuestion.registration(domain), registration,
                DomainQuestion.resolution(domain), resolution));
    return Findings.of(
        List.of(
            new DomainVerified(),
            new DomainHolder(),
            new DomainUnexpired(),
            new DomainApproved(),
            new ResolutionPaused()),
        new Checked(
            FilingPlans.of(type),
            province,
            nature,
            CertificateType.BUSINESS_LICENCE,
            null,
            null,
            application,
            TODAY,
            book,
            Evidence.NONE.withDomains(facts)));
  }

  private static RuleBook demanding(DomainDemand demand) {
    return new RuleBook(
        BOOK.version(),
        BOOK.sources(),
        BOOK.provinces(),
        BOOK.names(),
        BOOK.contentCategories(),
        BOOK.preApprovals(),
        BOOK.languages(),
        BOOK.platforms(),
        new DomainMeasures(demand, BOOK.domains().topLevels(), BOOK.domains().registrars()));
  }

  private static ServiceForm<String> service(
      int no, @Nullable String number, ServiceKind kind, String domain) {
    return new ServiceForm<>(
        no,
        number,
        kind,
        null,
        List.of(domain),
        null,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null);
  }
}
