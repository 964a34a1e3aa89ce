package org.openbeian.order.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openbeian.contracts.FilingType.ADD_ACCESS;
import static org.openbeian.contracts.FilingType.ADD_SERVICE;
import static org.openbeian.contracts.FilingType.CLAIM;
import static org.openbeian.contracts.FilingType.FIRST_FILING;
import static org.openbeian.contracts.ServiceKind.APP;
import static org.openbeian.contracts.ServiceKind.QUICK_APP;
import static org.openbeian.contracts.ServiceKind.QUICK_GAME;
import static org.openbeian.contracts.ServiceKind.WEBSITE;
import static org.openbeian.order.domain.detection.Held.ELSEWHERE;
import static org.openbeian.order.domain.detection.Held.HERE;
import static org.openbeian.order.domain.detection.Held.NONE;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.detection.Detection.Detected;
import org.openbeian.order.domain.detection.Detection.Refused;

class TypeDetectionTest {

  private static final String MINE = "浙ICP备2026900001号";
  private static final String MY_SITE = MINE + "-1";
  private static final String THEIRS = "沪ICP备2026900002号";

  private static final OurSide NOTHING = new OurSide(null, false, false, false, null, false, false);
  private static final OurSide SUBJECT_HERE =
      new OurSide(MINE, false, false, false, null, false, false);

  private static final Registered.Subject SERVED_HERE = new Registered.Subject(MINE, true, 1, "示例");
  private static final Registered.Subject SERVED_ELSEWHERE =
      new Registered.Subject(MINE, false, 1, "示例");

  private static final Registered.Service WITH_US = new Registered.Service(MY_SITE, MINE, true);
  private static final Registered.Service NOT_WITH_US =
      new Registered.Service(MY_SITE, MINE, false);
  private static final Registered.Service OF_ANOTHER =
      new Registered.Service(THEIRS + "-1", THEIRS, false);
  private static final Registered.Service OF_ANOTHER_WITH_US =
      new Registered.Service(THEIRS + "-1", THEIRS, true);

  static Stream<Arguments> situations() {
    return Stream.of(
        // kind, our side, the registry's subject and services, what it is
        row(
            "nothing is filed",
            WEBSITE,
            NOTHING,
            null,
            null,
            new Detected(FIRST_FILING, NONE, null, null)),
        row(
            "an app of nobody",
            APP,
            NOTHING,
            null,
            null,
            new Detected(FIRST_FILING, NONE, null, null)),
        row(
            "an app whose name only another subject uses (R-NAME-4)",
            APP,
            NOTHING,
            null,
            OF_ANOTHER,
            new Detected(FIRST_FILING, NONE, null, null)),
        row(
            "the same of a quick app",
            QUICK_APP,
            NOTHING,
            null,
            OF_ANOTHER_WITH_US,
            new Detected(FIRST_FILING, NONE, null, null)),
        row(
            "the subject is filed elsewhere, or an empty shell",
            WEBSITE,
            NOTHING,
            SERVED_ELSEWHERE,
            null,
            new Detected(ADD_SERVICE, ELSEWHERE, MINE, null)),
        row(
            "the subject is filed with us, by no account",
            WEBSITE,
            NOTHING,
            SERVED_HERE,
            null,
            new Detected(ADD_SERVICE, HERE, MINE, null)),
        row(
            "the subject is this account's",
            WEBSITE,
            SUBJECT_HERE,
            SERVED_HERE,
            null,
            new Detected(ADD_SERVICE, HERE, MINE, null)),
        row(
            "the subject is this account's and all its services are shells",
            WEBSITE,
            SUBJECT_HERE,
            SERVED_ELSEWHERE,
            null,
            new Detected(ADD_SERVICE, HERE, MINE, null)),
        row(
            "the subject is this account's and the registry does not have it yet",
            WEBSITE,
            SUBJECT_HERE,
            null,
            null,
            new Detected(ADD_SERVICE, HERE, MINE, null)),
        row(
            "an app of a filed subject whose name another subject uses (R-NAME-4)",
            QUICK_GAME,
            NOTHING,
            SERVED_ELSEWHERE,
            OF_ANOTHER,
            new Detected(ADD_SERVICE, ELSEWHERE, MINE, null)),
        row(
            "both are filed elsewhere, or the website is an empty shell",
            WEBSITE,
            NOTHING,
            SERVED_ELSEWHERE,
            NOT_WITH_US,
            new Detected(ADD_ACCESS, ELSEWHERE, MINE, MY_SITE)),
        row(
            "both are filed, another website of the subject with us",
            WEBSITE,
            NOTHING,
            SERVED_HERE,
            NOT_WITH_US,
            new Detected(ADD_ACCESS, HERE, MINE, MY_SITE)),
        row(
            "the subject is this account's, the website is with others",
            WEBSITE,
            SUBJECT_HERE,
            SERVED_ELSEWHERE,
            NOT_WITH_US,
            new Detected(ADD_ACCESS, HERE, MINE, MY_SITE)),
        row(
            "only we know the subject, and the website is with others",
            WEBSITE,
            SUBJECT_HERE,
            null,
            NOT_WITH_US,
            new Detected(ADD_ACCESS, HERE, MINE, MY_SITE)),
        row(
            "an app of the subject with others",
            APP,
            NOTHING,
            SERVED_ELSEWHERE,
            NOT_WITH_US,
            new Detected(ADD_ACCESS, ELSEWHERE, MINE, MY_SITE)),
        row(
            "both are filed with us, by no account",
            WEBSITE,
            NOTHING,
            SERVED_HERE,
            WITH_US,
            new Detected(CLAIM, HERE, MINE, MY_SITE)),
        row(
            "the subject is this account's, the website with us by no account",
            WEBSITE,
            SUBJECT_HERE,
            SERVED_HERE,
            WITH_US,
            new Detected(CLAIM, HERE, MINE, MY_SITE)),
        row(
            "an app with us, by no account",
            APP,
            NOTHING,
            SERVED_HERE,
            WITH_US,
            new Detected(CLAIM, HERE, MINE, MY_SITE)),
        row(
            "the website is another subject's and this one is unfiled",
            WEBSITE,
            NOTHING,
            null,
            OF_ANOTHER,
            Refused.because(Refusal.DOMAIN_OF_ANOTHER_SUBJECT)),
        row(
            "the website is another subject's, with us",
            WEBSITE,
            NOTHING,
            null,
            OF_ANOTHER_WITH_US,
            Refused.because(Refusal.DOMAIN_OF_ANOTHER_SUBJECT)),
        row(
            "the website is another subject's and this one is filed elsewhere",
            WEBSITE,
            NOTHING,
            SERVED_ELSEWHERE,
            OF_ANOTHER,
            Refused.because(Refusal.DOMAIN_OF_ANOTHER_SUBJECT)),
        row(
            "the website is another subject's and this one is this account's",
            WEBSITE,
            SUBJECT_HERE,
            SERVED_HERE,
            OF_ANOTHER,
            Refused.because(Refusal.DOMAIN_OF_ANOTHER_SUBJECT)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  @DisplayName("R-TYPE-1: the type follows from subject, website or app, and who gives access")
  void detects_the_type(
      String situation, ServiceKind kind, OurSide ours, Registered registered, Detection expected) {
    assertThat(TypeDetection.detect(question(kind), ours, registered)).isEqualTo(expected);
  }

  static Stream<Arguments> objections() {
    return Stream.of(
        Arguments.of(
            "R-TYPE-4: the account holds another subject",
            new OurSide(null, true, true, true, MY_SITE, true, true),
            Refused.because(Refusal.ACCOUNT_HOLDS_ANOTHER_SUBJECT)),
        Arguments.of(
            "R-TYPE-2: another account holds the subject",
            new OurSide(null, false, true, true, MY_SITE, true, true),
            Refused.because(Refusal.CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT)),
        Arguments.of(
            "R-TYPE-2: an order of the certificate is in progress",
            new OurSide(MINE, false, false, true, MY_SITE, true, true),
            Refused.because(Refusal.CERTIFICATE_HAS_ORDER)),
        Arguments.of(
            "R-TYPE-2: this account holds it already",
            new OurSide(MINE, false, false, false, MY_SITE, true, true),
            Refused.because(Refusal.SERVICE_FILED_HERE, MY_SITE)),
        Arguments.of(
            "R-TYPE-1: another account holds the website under another certificate",
            new OurSide(null, false, false, false, null, true, true),
            Refused.because(Refusal.DOMAIN_OF_ANOTHER_SUBJECT)),
        Arguments.of(
            "R-TYPE-2: an order of the domain is in progress",
            new OurSide(MINE, false, false, false, null, false, true),
            Refused.because(Refusal.DOMAIN_HAS_ORDER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objections")
  void refuses_by_our_own_side_whatever_the_registry_says(
      String rule, OurSide ours, Refused expected) {
    assertThat(rule).startsWith(expected.reason().rule());
    assertThat(TypeDetection.refusal(ours)).contains(expected);
    for (Registered registered :
        List.of(
            new Registered(null, List.of()),
            new Registered(SERVED_HERE, List.of(WITH_US)),
            new Registered(SERVED_ELSEWHERE, List.of(NOT_WITH_US)),
            new Registered(null, List.of(OF_ANOTHER)))) {
      assertThat(TypeDetection.detect(question(WEBSITE), ours, registered)).isEqualTo(expected);
    }
  }

  @Test
  void has_no_objection_of_our_own_to_what_is_free() {
    assertThat(TypeDetection.refusal(NOTHING)).isEmpty();
    assertThat(TypeDetection.refusal(SUBJECT_HERE)).isEmpty();
  }

  @Test
  @DisplayName("R-NAME-4: of several apps of a name, the subject's own counts")
  void finds_the_subjects_own_app_among_those_of_the_same_name() {
    // given
    Registered registered =
        new Registered(SERVED_ELSEWHERE, List.of(OF_ANOTHER, OF_ANOTHER_WITH_US, NOT_WITH_US));

    // then
    assertThat(TypeDetection.detect(question(APP), NOTHING, registered))
        .isEqualTo(new Detected(ADD_ACCESS, ELSEWHERE, MINE, MY_SITE));
  }

  @Test
  void covers_every_refusal() {
    Stream<Detection> expected =
        Stream.concat(situations().map(row -> row.get()[4]), objections().map(row -> row.get()[2]))
            .map(Detection.class::cast);
    assertThat(
            expected.filter(Refused.class::isInstance).map(refused -> ((Refused) refused).reason()))
        .contains(Refusal.values());
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void has_a_message_and_a_remedy_in_both_languages_for_every_refusal(Refusal refusal) {
    for (Locale locale : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
      Set<String> keys = ResourceBundle.getBundle("messages", locale).keySet();
      assertThat(keys).contains(refusal.name(), refusal.name() + ".remedy");
    }
  }

  private static Question question(ServiceKind kind) {
    return new Question(
        SubjectNature.ENTERPRISE,
        CertificateType.BUSINESS_LICENCE,
        "91330106MA2H7Q4K4M",
        kind,
        kind == WEBSITE ? "example.cn" : "示例");
  }

  private static Arguments row(
      String situation,
      ServiceKind kind,
      OurSide ours,
      Registered.@Nullable Subject subject,
      Registered.@Nullable Service service,
      Detection expected) {
    List<Registered.Service> services = service == null ? List.of() : List.of(service);
    return Arguments.of(situation, kind, ours, new Registered(subject, services), expected);
  }
}
