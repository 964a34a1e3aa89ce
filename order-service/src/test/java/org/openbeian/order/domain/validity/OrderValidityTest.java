package org.openbeian.order.domain.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openbeian.contracts.order.InvalidReason.SERVICE_FILED;
import static org.openbeian.contracts.order.InvalidReason.SERVICE_GONE;
import static org.openbeian.contracts.order.InvalidReason.SUBJECT_FILED;
import static org.openbeian.contracts.order.InvalidReason.SUBJECT_GONE;
import static org.openbeian.order.domain.validity.OnRecordHere.Subject.GONE;
import static org.openbeian.order.domain.validity.OnRecordHere.Subject.HELD;
import static org.openbeian.order.domain.validity.OnRecordHere.Subject.UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;

/** R-EXP-3: all that the registry may answer against all that may be on record here. */
class OrderValidityTest {

  private static final String OURS = "浙ICP备2026000001号";
  private static final String OUR_SERVICE = OURS + "-1";
  private static final String THEIRS = "沪ICP备2026000002号";

  /** What the registry says of the subject. */
  private enum RegisteredSubject {
    NONE,
    OURS,
    THEIRS
  }

  /** What the registry says of the domain or app. */
  private enum RegisteredService {
    NONE,
    OURS,
    OURS_BY_ANOTHER_NUMBER,
    THEIRS
  }

  /** What our own record says of the numbers. */
  private enum Numbers {
    UNKNOWN,
    LIVE,
    ACCESS_CANCELLED,
    SERVICE_ENDED,
    SUBJECT_ENDED
  }

  record Case(
      ServiceKind kind,
      RegisteredSubject subject,
      RegisteredService service,
      OnRecordHere.Subject subjectHere,
      boolean certificateFiled,
      boolean domainFiled,
      Numbers numbers) {

    @Nullable InvalidReason of(Premise premise, Underlying underlying) {
      return OrderValidity.finding(premise, underlying, here(), List.of(looked(OUR_SERVICE)))
          .orElse(null);
    }

    Looked looked(@Nullable String serviceNumber) {
      return new Looked(
          new Question(
              SubjectNature.ENTERPRISE,
              CertificateType.BUSINESS_LICENCE,
              "91330106MA2H7Q4K4M",
              kind,
              "qiming-shili.cn"),
          serviceNumber,
          new Registered(
              switch (subject) {
                case NONE -> null;
                case OURS -> new Registered.Subject(OrderValidityTest.OURS, false, 1, "x");
                case THEIRS -> new Registered.Subject(OrderValidityTest.THEIRS, false, 1, "x");
              },
              switch (service) {
                case NONE -> List.of();
                case OURS ->
                    List.of(new Registered.Service(OUR_SERVICE, OrderValidityTest.OURS, false));
                case OURS_BY_ANOTHER_NUMBER ->
                    List.of(
                        new Registered.Service(
                            OrderValidityTest.OURS + "-7", OrderValidityTest.OURS, false));
                case THEIRS ->
                    List.of(
                        new Registered.Service(
                            OrderValidityTest.THEIRS + "-1", OrderValidityTest.THEIRS, false));
              }));
    }

    OnRecordHere here() {
      Set<String> none = Set.of();
      Set<String> one = Set.of(OUR_SERVICE);
      return switch (numbers) {
        case UNKNOWN -> here(none, none, none);
        case LIVE -> here(one, one, none);
        case ACCESS_CANCELLED -> here(one, none, none);
        case SERVICE_ENDED -> here(none, none, one);
        case SUBJECT_ENDED -> here(none, none, Set.of(OrderValidityTest.OURS, OUR_SERVICE));
      };
    }

    private OnRecordHere here(Set<String> filed, Set<String> live, Set<String> ended) {
      return new OnRecordHere(subjectHere, certificateFiled, domainFiled, filed, live, ended);
    }
  }

  static Stream<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (ServiceKind kind : List.of(ServiceKind.WEBSITE, ServiceKind.APP)) {
      for (RegisteredSubject subject : RegisteredSubject.values()) {
        for (RegisteredService service : RegisteredService.values()) {
          for (OnRecordHere.Subject here : OnRecordHere.Subject.values()) {
            for (int flags = 0; flags < 4; flags++) {
              boolean certificateFiled = (flags & 1) > 0;
              boolean domainFiled = (flags & 2) > 0;
              Arrays.stream(Numbers.values())
                  .map(
                      numbers ->
                          Arguments.of(
                              new Case(
                                  kind,
                                  subject,
                                  service,
                                  here,
                                  certificateFiled,
                                  domainFiled,
                                  numbers)))
                  .forEach(all::add);
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everything")
  @DisplayName("R-EXP-3: a first filing whose subject or domain is meanwhile filed")
  void first_filings_need_everything_unfiled(Case c) {
    boolean ourSubjectCounts = c.numbers != Numbers.SUBJECT_ENDED;
    boolean subjectFiled =
        c.certificateFiled
            || c.subject == RegisteredSubject.THEIRS
            || c.subject == RegisteredSubject.OURS && ourSubjectCounts;
    boolean domainFiled = c.domainFiled || c.kind == ServiceKind.WEBSITE && entryCounts(c);

    assertThat(c.of(Premise.NOTHING_FILED, new Underlying(null, Set.of())))
        .isEqualTo(subjectFiled ? SUBJECT_FILED : domainFiled ? SERVICE_FILED : null);
  }

  @ParameterizedTest
  @MethodSource("everything")
  @DisplayName("R-EXP-3: a new service that is meanwhile filed, or whose subject no longer is")
  void new_services_need_their_subject_and_must_be_new(Case c) {
    boolean subjectFiled =
        c.subjectHere == HELD || c.subjectHere == UNKNOWN && c.subject == RegisteredSubject.OURS;
    boolean serviceFiled =
        c.domainFiled
            || entryCounts(c)
                && (c.kind == ServiceKind.WEBSITE || c.service != RegisteredService.THEIRS);

    assertThat(c.of(Premise.SUBJECT_FILED, new Underlying(OURS, Set.of())))
        .isEqualTo(!subjectFiled ? SUBJECT_GONE : serviceFiled ? SERVICE_FILED : null);
  }

  @ParameterizedTest
  @MethodSource("everything")
  @DisplayName("R-EXP-3: access to a service that is gone, or another subject's now")
  void access_needs_the_service_as_it_was(Case c) {
    boolean filedHere = c.numbers == Numbers.LIVE || c.numbers == Numbers.ACCESS_CANCELLED;
    boolean filed = filedHere || c.service == RegisteredService.OURS && entryCounts(c);

    assertThat(c.of(Premise.SERVICES_FILED, new Underlying(OURS, Set.of(OUR_SERVICE))))
        .isEqualTo(c.subjectHere == GONE ? SUBJECT_GONE : filed ? null : SERVICE_GONE);
  }

  @ParameterizedTest
  @MethodSource("everything")
  @DisplayName("R-EXP-3: a change is valid as long as our own record is in force")
  void changes_need_our_own_record_only(Case c) {
    assertThat(c.of(Premise.ON_RECORD_HERE, new Underlying(OURS, Set.of(OUR_SERVICE))))
        .isEqualTo(
            c.subjectHere != HELD ? SUBJECT_GONE : c.numbers == Numbers.LIVE ? null : SERVICE_GONE);
    assertThat(c.of(Premise.ON_RECORD_HERE, new Underlying(OURS, Set.of())))
        .isEqualTo(c.subjectHere != HELD ? SUBJECT_GONE : null);
  }

  @Test
  @DisplayName("R-EXP-3: of several services one is enough")
  void one_of_several_services_is_enough() {
    // given
    Looked unfiled = unfiled().looked(null);
    Looked filed =
        new Case(
                ServiceKind.WEBSITE,
                RegisteredSubject.NONE,
                RegisteredService.THEIRS,
                UNKNOWN,
                false,
                false,
                Numbers.UNKNOWN)
            .looked(null);
    OnRecordHere here = unfiled().here();
    Underlying nothing = new Underlying(null, Set.of());

    // then
    assertThat(OrderValidity.finding(Premise.NOTHING_FILED, nothing, here, List.of(unfiled, filed)))
        .contains(SERVICE_FILED);
    assertThat(
            OrderValidity.finding(Premise.NOTHING_FILED, nothing, here, List.of(unfiled, unfiled)))
        .isEmpty();
  }

  @Test
  void what_has_no_number_yet_is_not_missed() {
    assertThat(
            OrderValidity.finding(
                Premise.SERVICES_FILED,
                new Underlying(OURS, Set.of()),
                unfiled().here(),
                List.of(unfiled().looked(null))))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Premise.class)
  @DisplayName("R-EXP-3: every premise is that of a type")
  void every_premise_is_that_of_a_type(Premise premise) {
    assertThat(FilingPlans.all()).anyMatch(plan -> plan.premise() == premise);
  }

  private static boolean entryCounts(Case c) {
    return switch (c.service) {
      case NONE -> false;
      case OURS -> c.numbers != Numbers.SERVICE_ENDED && c.numbers != Numbers.SUBJECT_ENDED;
      case OURS_BY_ANOTHER_NUMBER -> c.numbers != Numbers.SUBJECT_ENDED;
      case THEIRS -> true;
    };
  }

  private static Case unfiled() {
    return new Case(
        ServiceKind.WEBSITE,
        RegisteredSubject.NONE,
        RegisteredService.NONE,
        UNKNOWN,
        false,
        false,
        Numbers.UNKNOWN);
  }
}
