package org.openbeian.order.domain.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.contact.Contact;
import org.openbeian.order.domain.contact.KnownContacts;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;
import org.openbeian.order.outbound.files.RuleBookFiles;

/** Each row changes the sample, or what is known of its contacts, and says what is found then. */
class ContactRulesTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final String SUBJECT = "subject.principal.mobile";
  private static final String SERVICE = "services[0].principal.mobile";
  private static final String OF_SUBJECT = "13800571001";
  private static final String OF_SERVICE = "13700571003";
  private static final Set<String> BOTH = Set.of(OF_SUBJECT, OF_SERVICE);

  static Stream<Arguments> orders_and_unproven_phones() {
    ApplicationForm<String> sample = application(Sample.subject(), Sample.service());
    ApplicationForm<String> otherPhone = application(mobile("13800571009"), Sample.service());
    ApplicationForm<String> otherPerson =
        application(person("330106198503070024"), Sample.service());
    ApplicationForm<String> invalid = application(mobile("12345"), Sample.service());
    ApplicationForm<String> wide = application(mobile("＋８６ １３８－００５７－１００１"), Sample.service());
    ObjectNode sameAsSubject = Sample.service();
    sameAsSubject.set("principal", Sample.subject().get("principal"));
    ApplicationForm<String> twice = application(Sample.subject(), sameAsSubject);
    ApplicationForm<String> begun = ApplicationForm.empty();
    FilingType first = FilingType.FIRST_FILING;
    return Stream.of(
        // type, on record, application, proven, paths of what is not proven
        Arguments.of(first, null, sample, Set.of(), List.of(SUBJECT, SERVICE)),
        Arguments.of(first, null, sample, Set.of(OF_SUBJECT), List.of(SERVICE)),
        Arguments.of(first, null, sample, BOTH, List.of()),
        Arguments.of(first, null, wide, BOTH, List.of()),
        Arguments.of(first, null, otherPhone, BOTH, List.of(SUBJECT)),
        Arguments.of(first, null, twice, Set.of(), List.of(SUBJECT, SERVICE)),
        Arguments.of(first, null, twice, Set.of(OF_SUBJECT), List.of()),
        Arguments.of(first, null, invalid, Set.of(OF_SERVICE), List.of()),
        Arguments.of(first, null, begun, Set.of(), List.of()),
        Arguments.of(FilingType.ADD_ACCESS, null, sample, Set.of(), List.of(SUBJECT, SERVICE)),
        Arguments.of(FilingType.CLAIM, null, sample, Set.of(), List.of(SUBJECT, SERVICE)),
        // what is on record was proven, and verified by SMS
        Arguments.of(FilingType.CHANGE_SUBJECT, sample, sample, Set.of(), List.of()),
        Arguments.of(FilingType.CHANGE_SUBJECT, sample, otherPhone, Set.of(), List.of(SUBJECT)),
        Arguments.of(FilingType.CHANGE_SUBJECT, sample, otherPerson, Set.of(), List.of(SUBJECT)),
        Arguments.of(FilingType.CHANGE_SERVICE, otherPhone, sample, Set.of(), List.of()),
        Arguments.of(FilingType.CHANGE_SERVICE, twice, sample, Set.of(), List.of(SERVICE)),
        Arguments.of(FilingType.ADD_SERVICE, sample, twice, Set.of(), List.of()),
        Arguments.of(FilingType.ADD_SERVICE, twice, sample, Set.of(), List.of(SERVICE)),
        // a subject that services move to is a new one, they are not
        Arguments.of(FilingType.MIGRATE, sample, sample, Set.of(), List.of(SUBJECT)),
        // what the filer does not fill in
        Arguments.of(FilingType.CANCEL_ACCESS, null, sample, Set.of(), List.of()),
        Arguments.of(FilingType.TRANSFER, null, sample, Set.of(), List.of()),
        Arguments.of(FilingType.DEREGISTER_SUBJECT, null, sample, Set.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("orders_and_unproven_phones")
  @DisplayName("R-SUBJ-7: a new principal's phone is proven by the submission, later is allowed")
  void asks_for_proof_of_new_phones(
      FilingType type,
      @Nullable ApplicationForm<String> onRecord,
      ApplicationForm<String> application,
      Set<String> proven,
      List<String> unproven) {
    // given
    Checked checked =
        checked(type, onRecord, application, BOOK)
            .with(Evidence.NONE.withContacts(new KnownContacts(proven, Set.of(), Set.of())));

    // then
    assertThat(Findings.of(List.of(ProvenPhones.now()), checked))
        .allMatch(finding -> finding.blocks() && "R-SUBJ-7".equals(finding.rule()))
        .allMatch(finding -> finding.code().equals("PHONE_NOT_PROVEN"))
        .allMatch(finding -> finding.arguments().isEmpty())
        .extracting(Finding::path)
        .isEqualTo(unproven);
    assertThat(Findings.of(List.of(ProvenPhones.later()), checked))
        .allMatch(finding -> finding.severity() == Severity.WARNS)
        .allMatch(finding -> finding.code().equals("PHONE_TO_BE_PROVEN"))
        .extracting(Finding::path)
        .isEqualTo(unproven);
  }

  @Test
  @DisplayName("R-SUBJ-6, R-SUBJ-7: nothing is found where nobody looked")
  void finds_nothing_where_nobody_looked() {
    assertThat(
            Findings.of(
                List.of(ProvenPhones.now(), ProvenPhones.later(), new ContactsOfOthers()),
                checked(
                    FilingType.FIRST_FILING,
                    null,
                    application(Sample.subject(), Sample.service()),
                    BOOK)))
        .isEmpty();
  }

  static Stream<Arguments> contacts_elsewhere() {
    String email = "subject.principal.email";
    String emergency = "services[0].principal.emergencyPhone";
    return Stream.of(
        // proven, taken, differing, paths that block, paths that warn
        Arguments.of(BOTH, Set.of(), Set.of(), List.of(), List.of()),
        Arguments.of(
            BOTH, Set.of(email, emergency), Set.of(), List.of(email, emergency), List.of()),
        Arguments.of(BOTH, Set.of(SERVICE), Set.of(), List.of(SERVICE), List.of()),
        // of a phone that the account does not reach nothing is told
        Arguments.of(
            Set.of(OF_SUBJECT), Set.of(SERVICE, email), Set.of(), List.of(email), List.of()),
        Arguments.of(BOTH, Set.of(), Set.of(SUBJECT), List.of(), List.of(SUBJECT)),
        Arguments.of(Set.of(), Set.of(), Set.of(SUBJECT), List.of(), List.of()),
        Arguments.of(BOTH, Set.of(SUBJECT), Set.of(SUBJECT), List.of(SUBJECT), List.of()));
  }

  @ParameterizedTest
  @MethodSource("contacts_elsewhere")
  @DisplayName("R-SUBJ-6: contacts are one subject's, but for who leads several")
  void finds_contacts_of_others(
      Set<String> proven,
      Set<String> taken,
      Set<String> differing,
      List<String> blocked,
      List<String> warned) {
    // given
    Checked checked =
        checked(
                FilingType.FIRST_FILING,
                null,
                application(Sample.subject(), Sample.service()),
                BOOK)
            .with(Evidence.NONE.withContacts(new KnownContacts(proven, taken, differing)));

    // when
    List<Finding> findings = Findings.of(List.of(new ContactsOfOthers()), checked);

    // then
    assertThat(findings).allMatch(finding -> "R-SUBJ-6".equals(finding.rule()));
    assertThat(findings.stream().filter(Finding::blocks).map(Finding::path)).isEqualTo(blocked);
    assertThat(findings.stream().filter(f -> !f.blocks()).map(Finding::path)).isEqualTo(warned);
    assertThat(findings.stream().map(Finding::code).distinct())
        .isSubsetOf("CONTACT_NOT_EXCLUSIVE", "REPRESENTATIVE_REACHED_OTHERWISE");
  }

  static Stream<Arguments> mobiles_of_provinces() {
    LocalDate before = TODAY.minusDays(1);
    return Stream.of(
        // since when Zhejiang demands a local number, mobile, code or null
        Arguments.of(null, "13800100500", null),
        Arguments.of(TODAY.plusDays(1), "13800100500", null),
        Arguments.of(TODAY, OF_SUBJECT, null),
        Arguments.of(TODAY, "13800100500", "MOBILE_OF_OTHER_PROVINCE"),
        Arguments.of(before, "19900000000", "MOBILE_OF_UNKNOWN_PROVINCE"),
        Arguments.of(before, "12345", null));
  }

  @ParameterizedTest
  @MethodSource("mobiles_of_provinces")
  @DisplayName("R-SUBJ-6: some provinces demand a local number, which may not be told of each")
  void asks_for_a_local_number_where_the_province_does(
      @Nullable LocalDate since, String mobile, @Nullable String code) {
    // given a service principal from elsewhere, whom it does not concern
    ObjectNode service = Sample.service();
    ((ObjectNode) service.get("principal")).put("mobile", "13800100500");
    Checked checked =
        checked(
            FilingType.FIRST_FILING, null, application(mobile(mobile), service), demanding(since));

    // when
    List<Finding> findings = Findings.of(List.of(new LocalNumber()), checked);

    // then
    assertThat(findings)
        .extracting(Finding::path, Finding::code)
        .isEqualTo(
            code == null ? List.of() : List.of(org.assertj.core.groups.Tuple.tuple(SUBJECT, code)));
    assertThat(findings.stream().filter(Finding::blocks).count())
        .isEqualTo("MOBILE_OF_OTHER_PROVINCE".equals(code) ? 1 : 0);
  }

  @Test
  @DisplayName("R-SUBJ-6: a contact is one however it is written, and a person by the certificate")
  void writes_a_contact_in_one_way() {
    // given
    ObjectNode subject = mobile("+86 138 0057 1001");
    ((ObjectNode) subject.get("principal")).put("email", "Qiming.Chen@EXAMPLE.com");

    // then
    List<Contact> written =
        Contact.of(application(subject, Sample.service()), SubjectNature.ENTERPRISE);
    List<Contact> plain =
        Contact.of(application(Sample.subject(), Sample.service()), SubjectNature.ENTERPRISE);
    assertThat(written).isEqualTo(plain);
    assertThat(written.stream().filter(Contact::leads).map(Contact::path))
        .containsExactly(SUBJECT, "subject.principal.emergencyPhone", "subject.principal.email");
    assertThat(written.toString()).doesNotContain(OF_SUBJECT, "qiming");
  }

  private static ObjectNode mobile(String mobile) {
    ObjectNode subject = Sample.subject();
    ((ObjectNode) subject.get("principal")).put("mobile", mobile);
    return subject;
  }

  private static ObjectNode person(String certificate) {
    ObjectNode subject = Sample.subject();
    ((ObjectNode) subject.at("/principal/certificate")).put("number", certificate);
    return subject;
  }

  private static ApplicationForm<String> application(ObjectNode subject, ObjectNode service) {
    return ApplicationForm.<String>empty()
        .with(Normalisation.of(JSON.convertValue(subject, SubjectDocument.class).form()))
        .with(Normalisation.of(JSON.convertValue(service, ServiceDocument.class).form(1)));
  }

  private static RuleBook demanding(@Nullable LocalDate since) {
    Province zhejiang = requireNonNull(BOOK.provinces().get("330000"));
    Map<String, Province> provinces = new HashMap<>(BOOK.provinces());
    provinces.put(
        "330000",
        new Province(
            zhejiang.code(),
            zhejiang.shortName(),
            zhejiang.chinese(),
            zhejiang.english(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            since == null ? null : new Origin("S4 3", since, null),
            null,
            null,
            null,
            null));
    return new RuleBook(
        BOOK.version(),
        BOOK.sources(),
        provinces,
        BOOK.names(),
        BOOK.contentCategories(),
        BOOK.preApprovals(),
        BOOK.languages(),
        BOOK.platforms(),
        BOOK.domains());
  }

  private static Checked checked(
      FilingType type,
      @Nullable ApplicationForm<String> onRecord,
      ApplicationForm<String> application,
      RuleBook book) {
    return new Checked(
        FilingPlans.of(type),
        "330000",
        SubjectNature.ENTERPRISE,
        CertificateType.BUSINESS_LICENCE,
        onRecord,
        null,
        application,
        TODAY,
        book,
        Evidence.NONE);
  }
}
