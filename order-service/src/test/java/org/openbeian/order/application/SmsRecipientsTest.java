package org.openbeian.order.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openbeian.contracts.CertificateType.RESIDENT_ID_CARD;
import static org.openbeian.contracts.ServiceKind.APP;
import static org.openbeian.contracts.ServiceKind.WEBSITE;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.outbound.files.RuleBookFiles;
import org.openbeian.platform.pii.Sealer;

/** Who verifies a phone: the whole table of domain §4, row by row. */
class SmsRecipientsTest {

  private static final String KEY = "dGVzdC1rZXktZm9yLXNlYWxpbmctMzItYnl0ZXMhISE=";
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final String ZHEJIANG = "330000";
  private static final String SUBJECT = "13800571001";
  private static final String SITE = "13700571002";
  private static final String MOBILE_APP = "13600571003";

  private final Sealer sealer = new Sealer("test:" + KEY, KEY);
  private final SmsRecipients recipients =
      new SmsRecipients(
          sealer, RuleBookFiles.read(Optional.empty()), new Time(Clock.fixed(NOW, ZoneOffset.UTC)));

  @ParameterizedTest(name = "{0}, subject changed: {1}, services: {2} → {3}")
  @CsvSource({
    "FIRST_FILING, false, WEBSITE, SUBJECT SITE",
    "FIRST_FILING, false, APP, SUBJECT MOBILE_APP",
    "FIRST_FILING, false, WEBSITE APP, SUBJECT SITE MOBILE_APP",
    "ADD_SERVICE, false, WEBSITE, SITE",
    "ADD_SERVICE, true, WEBSITE, SUBJECT SITE",
    "ADD_SERVICE, false, APP, ",
    "ADD_SERVICE, true, APP, SUBJECT",
    "ADD_SERVICE, false, WEBSITE APP, SITE",
    "ADD_SERVICE, true, WEBSITE APP, SUBJECT SITE",
    "ADD_ACCESS, false, WEBSITE, SITE",
    "ADD_ACCESS, true, WEBSITE, SUBJECT SITE",
    "ADD_ACCESS, false, APP, MOBILE_APP",
    "ADD_ACCESS, true, APP, SUBJECT MOBILE_APP",
    "CHANGE_SUBJECT, true, WEBSITE APP, SUBJECT",
    "CHANGE_SERVICE, false, WEBSITE, SITE",
    "CHANGE_SERVICE, false, APP, MOBILE_APP",
    "CHANGE_FILING, true, WEBSITE, SUBJECT SITE",
    "CHANGE_FILING, true, APP, SUBJECT MOBILE_APP",
    "DEREGISTER_SUBJECT, false, WEBSITE APP, SUBJECT",
    "DEREGISTER_SERVICE, false, WEBSITE, SITE",
    "DEREGISTER_SERVICE, false, APP, MOBILE_APP",
    "MIGRATE, true, WEBSITE, SUBJECT SITE",
    "MIGRATE, true, APP, SUBJECT MOBILE_APP",
    "CANCEL_ACCESS, false, WEBSITE APP, ",
    "CLAIM, false, WEBSITE APP, ",
    "TRANSFER, false, WEBSITE APP, "
  })
  @DisplayName("R-SMS-1, R-SMS-2, domain §4: who verifies, by type")
  void names_who_verifies(
      FilingType type, boolean subjectChanged, String services, @Nullable String expected) {
    // given
    Order order = order(type, ZHEJIANG, subjectChanged, forms(services));

    // when
    List<SmsRecipient> named = recipients.of(order);

    // then
    List<String> phones =
        expected == null
            ? List.of()
            : Arrays.stream(expected.split(" ")).map(SmsRecipientsTest::phoneOf).toList();
    assertThat(named)
        .extracting(recipient -> sealer.open(recipient.phone()))
        .containsExactlyElementsOf(phones);
    assertThat(order.plan().has(Stage.SMS_VERIFICATION)).isEqualTo(!phones.isEmpty());
  }

  @Test
  @DisplayName("Domain §4: the table has a row for every type that there is")
  void has_a_row_for_every_type() throws NoSuchMethodException {
    // given
    CsvSource table =
        SmsRecipientsTest.class
            .getDeclaredMethod(
                "names_who_verifies", FilingType.class, boolean.class, String.class, String.class)
            .getAnnotation(CsvSource.class);

    // when
    Set<FilingType> types =
        Stream.of(table.value())
            .map(row -> FilingType.valueOf(row.substring(0, row.indexOf(','))))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(FilingType.class)));

    // then
    assertThat(types).isEqualTo(EnumSet.allOf(FilingType.class));
  }

  @Test
  @DisplayName("R-SMS-1: who has one number in several roles is named once, with all of them")
  void names_a_number_once() {
    // given
    Order order =
        order(
            FilingType.FIRST_FILING,
            ZHEJIANG,
            false,
            List.of(service(1, WEBSITE, "+86 138-0057-1001"), service(2, APP, SITE)));

    // when
    List<SmsRecipient> named = recipients.of(order);

    // then
    assertThat(named)
        .extracting(recipient -> sealer.open(recipient.phone()))
        .containsExactly(SUBJECT, SITE);
    assertThat(named)
        .extracting(SmsRecipient::roles)
        .containsExactly(
            List.of(Role.SUBJECT_PRINCIPAL, Role.SERVICE_PRINCIPAL),
            List.of(Role.SERVICE_PRINCIPAL));
  }

  @Test
  @DisplayName("R-SMS-2: of a changed number the new one verifies, though another is on record")
  void takes_the_new_number() {
    // given
    Order order =
        new Order(
            new OrderId(UUID.randomUUID()),
            FilingType.CHANGE_SERVICE,
            ZHEJIANG,
            SubjectNature.ENTERPRISE,
            CertificateType.BUSINESS_LICENCE,
            new Recipient(new AccountId("acct-a"), null, null, "en"),
            NOW);
    ApplicationForm<Sealed> onRecord = application(List.of(service(1, WEBSITE, SITE)));
    order.about("浙ICP备2026000001号", 1, onRecord, onRecord, true);
    order.beginWith(application(List.of(service(1, WEBSITE, "13500571009"))));

    // when
    List<SmsRecipient> named = recipients.of(order);

    // then
    assertThat(named)
        .extracting(recipient -> sealer.open(recipient.phone()))
        .containsExactly("13500571009");
  }

  @ParameterizedTest(name = "{0} in {1} → {4}")
  @CsvSource({
    "RESIDENT_ID_CARD, 330000, 33010619901119018x, , 19018X",
    "RESIDENT_ID_CARD, 440000, 440106198503070016, , 070016",
    "PASSPORT, 330000, E12345678, , 345678",
    "HONG_KONG_MACAU_TRAVEL_PERMIT, 440000, H12345678, , 345678",
    "HONG_KONG_MACAU_TRAVEL_PERMIT, 440000, H12345678, A234567(8), 345678",
    "HONG_KONG_MACAU_TRAVEL_PERMIT, 330000, H12345678, A234567(8), 567(8)",
    "HONG_KONG_MACAU_TRAVEL_PERMIT, 330000, M12345678, 1234567(8), 567(8)",
    "HONG_KONG_MACAU_TRAVEL_PERMIT, 330000, H12345678, , 345678",
    "TAIWAN_TRAVEL_PERMIT, 330000, 12345678, , 345678",
    "PASSPORT, 330000, E1234, , E1234"
  })
  @DisplayName("R-SMS-8: the certificate's last six; of a travel permit in Zhejiang the back's")
  void takes_the_tail_that_the_province_wants(
      CertificateType type,
      String province,
      String number,
      @Nullable String identityNumber,
      String tail) {
    // given
    CertificateForm<Sealed> certificate =
        new CertificateForm<>(
            type, sealer.seal(number), null, null, null, sealer.sealNullable(identityNumber));
    Order order =
        order(
            FilingType.CHANGE_SERVICE,
            province,
            false,
            List.of(service(1, WEBSITE, SITE, certificate)));

    // when
    List<SmsRecipient> named = recipients.of(order);

    // then
    assertThat(named)
        .extracting(recipient -> sealer.open(recipient.certificateTail()))
        .containsExactly(tail);
  }

  private Order order(
      FilingType type,
      String province,
      boolean subjectChanged,
      List<ServiceForm<Sealed>> services) {
    Order order =
        new Order(
            new OrderId(UUID.randomUUID()),
            type,
            province,
            SubjectNature.ENTERPRISE,
            CertificateType.BUSINESS_LICENCE,
            new Recipient(new AccountId("acct-a"), null, null, "en"),
            NOW);
    order.beginWith(application(services));
    order.noteSubjectChanged(subjectChanged);
    return order;
  }

  private ApplicationForm<Sealed> application(List<ServiceForm<Sealed>> services) {
    ApplicationForm<Sealed> application =
        ApplicationForm.<Sealed>empty()
            .with(
                new SubjectForm<Sealed>(
                    SubjectNature.ENTERPRISE,
                    null,
                    null,
                    null,
                    null,
                    principal(SUBJECT, idCard()),
                    null));
    for (ServiceForm<Sealed> service : services) {
      application = application.with(service);
    }
    return application;
  }

  private List<ServiceForm<Sealed>> forms(String kinds) {
    return Arrays.stream(kinds.split(" "))
        .map(ServiceKind::valueOf)
        .map(kind -> kind == APP ? service(2, APP, MOBILE_APP) : service(1, WEBSITE, SITE))
        .toList();
  }

  private ServiceForm<Sealed> service(int number, ServiceKind kind, String phone) {
    return service(number, kind, phone, idCard());
  }

  private ServiceForm<Sealed> service(
      int number, ServiceKind kind, String phone, CertificateForm<Sealed> certificate) {
    return new ServiceForm<>(
        number,
        null,
        kind,
        "官网",
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        principal(phone, certificate),
        null);
  }

  private PrincipalForm<Sealed> principal(String phone, CertificateForm<Sealed> certificate) {
    return new PrincipalForm<>(null, false, certificate, sealer.seal(phone), null, null, null);
  }

  private CertificateForm<Sealed> idCard() {
    return new CertificateForm<>(
        RESIDENT_ID_CARD, sealer.seal("330106198503070016"), null, null, null);
  }

  private static String phoneOf(String person) {
    return switch (person) {
      case "SUBJECT" -> SUBJECT;
      case "SITE" -> SITE;
      case "MOBILE_APP" -> MOBILE_APP;
      default -> throw new IllegalArgumentException(person);
    };
  }
}
