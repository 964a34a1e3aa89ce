package org.openbeian.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.StaffRecipient;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.order.OrderCreated;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderReturned;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.contracts.order.SupplementProgressed;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.contracts.order.SupplementStep;
import org.openbeian.contracts.review.ReviewBreach;
import org.openbeian.contracts.review.ReviewEscalated;
import org.openbeian.notification.SampleEvents;
import org.openbeian.notification.outbound.files.NoticeFiles;

class NoticeCatalogueTest {

  private static final NoticeCatalogue CATALOGUE = NoticeFiles.read(Optional.empty());
  private static final OrderId ORDER = new OrderId(UUID.randomUUID());
  private static final Recipient TO = new Recipient(new AccountId("acct-a"), null, null, "en");

  @Test
  @DisplayName("R-NOT-1: every event of every topic is told, or is silent for a reason")
  void every_event_of_every_topic_is_told_or_is_silent_for_a_reason() {
    for (Topic topic : Topic.values()) {
      // given
      List<Class<? extends DomainEvent>> events =
          EventCatalogue.events().stream()
              .filter(event -> EventCatalogue.topicOf(event) == topic)
              .toList();

      // when
      Set<Class<? extends DomainEvent>> known = new HashSet<>(CATALOGUE.told(topic));
      CATALOGUE.silent().keySet().stream().filter(events::contains).forEach(known::add);

      // then
      assertThat(known).as("%s", topic).containsExactlyInAnyOrderElementsOf(events);
      assertThat(CATALOGUE.told(topic)).doesNotContainAnyElementsOf(CATALOGUE.silent().keySet());
    }
    assertThat(CATALOGUE.silent().values()).allMatch(reason -> reason.length() > 10);
  }

  @Test
  @DisplayName("R-NOT-1: notices tell of what this service hears of, or does itself")
  void notices_tell_of_what_this_service_hears_of() {
    assertThat(CATALOGUE.entries())
        .extracting(entry -> EventCatalogue.topicOf(entry.event()))
        .isSubsetOf(Topic.ORDERS, Topic.REVIEWS, Topic.NOTIFICATIONS);
  }

  @Test
  @DisplayName("R-NOT-1: every event that names a filer is told, but the draft")
  void every_event_that_can_reach_a_filer_does() {
    assertThat(EventCatalogue.events())
        .filteredOn(
            event ->
                Stream.of(event.getRecordComponents())
                    .anyMatch(each -> each.getType() == Recipient.class))
        .filteredOn(event -> CATALOGUE.silent().containsKey(event))
        .containsExactly(OrderCreated.class);
  }

  @Test
  @DisplayName("R-NOT-1: each notice tells of its own events and of no other's")
  void each_notice_tells_of_its_own_events() {
    assertThat(CATALOGUE.entries())
        .allSatisfy(entry -> assertThat(CATALOGUE.of(SampleEvents.of(entry))).containsSame(entry));
  }

  @Test
  @DisplayName("R-NOT-1: results, deadlines and what the order waits for can't be switched off")
  void what_has_consequences_is_mandatory() {
    assertThat(CATALOGUE.entries())
        .filteredOn(entry -> entry.kind() != NoticeKind.STATE_CHANGE)
        .filteredOn(entry -> !entry.mandatory())
        .extracting(NoticeCatalogue.Entry::template)
        .containsExactly("order-abandoned", "duty-reminded");
    assertThat(CATALOGUE.entries())
        .filteredOn(entry -> entry.kind() == NoticeKind.STATE_CHANGE)
        .noneMatch(NoticeCatalogue.Entry::mandatory);
  }

  @Test
  @DisplayName("R-NOT-1: what may come at night is mandatory and comes by SMS")
  void what_may_come_at_night_is_mandatory() {
    assertThat(CATALOGUE.entries())
        .filteredOn(NoticeCatalogue.Entry::urgent)
        .hasSizeLessThan(10)
        .allMatch(NoticeCatalogue.Entry::mandatory)
        .allMatch(entry -> entry.channels().contains(Channel.SMS))
        .extracting(NoticeCatalogue.Entry::template)
        .contains("order-forwarded", "filing-revoked");
  }

  @Test
  void every_reason_of_a_return_has_a_notice_of_its_own() {
    Set<String> templates = new HashSet<>();
    for (ReturnReason reason : ReturnReason.values()) {
      DomainEvent event = new OrderReturned(ORDER, 1, TO, reason, List.of());
      templates.add(CATALOGUE.of(event).orElseThrow().template());
    }
    assertThat(templates).hasSize(ReturnReason.values().length);
  }

  @Test
  @DisplayName("R-FLOW-4: on forwarding the filer hears of codes if and only if codes come")
  void on_forwarding_the_filer_hears_of_codes_if_and_only_if_codes_come() {
    SmsRecipient phone =
        new SmsRecipient(
            new Sealed("k.p"), new Sealed("k.t"), List.of(SmsRecipient.Role.SUBJECT_PRINCIPAL));
    assertThat(templateOf(forwarded(List.of(phone)))).isEqualTo("order-forwarded");
    assertThat(templateOf(forwarded(List.of()))).isEqualTo("order-forwarded-without-codes");
  }

  @Test
  @DisplayName("R-EXP-1, R-NOT-1: every notice to a filer goes out on all channels")
  void every_notice_to_a_filer_goes_out_on_all_channels() {
    assertThat(CATALOGUE.entries())
        .filteredOn(entry -> EventCatalogue.topicOf(entry.event()) == Topic.ORDERS)
        .isNotEmpty()
        .allMatch(entry -> entry.channels().equals(Set.of(Channel.values())));
  }

  @Test
  @DisplayName("R-FLOW-10: leads are told of both measures, each by themselves and not by SMS")
  void leads_are_told_of_both_measures_each_by_themselves_and_not_by_sms() {
    assertThat(CATALOGUE.told(Topic.REVIEWS)).containsExactly(ReviewEscalated.class);
    Set<String> templates = new HashSet<>();
    for (ReviewBreach breach : ReviewBreach.values()) {
      // when
      DomainEvent late = late(breach, new StaffRecipient("l1", TO), new StaffRecipient("l2", TO));
      NoticeCatalogue.Entry entry = CATALOGUE.of(late).orElseThrow();

      // then
      templates.add(entry.template());
      assertThat(entry.channels()).containsExactlyInAnyOrder(Channel.IN_SITE, Channel.EMAIL);
      assertThat(entry.addressees(late))
          .containsExactly(new Addressee(TO, "l1"), new Addressee(TO, "l2"));
      assertThat(CATALOGUE.of(late(breach))).isEmpty();
    }
    assertThat(templates).hasSize(ReviewBreach.values().length);
  }

  @Test
  void what_becomes_of_an_order_is_for_the_whole_account() {
    DomainEvent forwarded = forwarded(List.of());
    assertThat(CATALOGUE.of(forwarded).orElseThrow().addressees(forwarded))
        .containsExactly(new Addressee(TO, null));
  }

  @Test
  @DisplayName("R-FLOW-3: every step of a supplement has a notice of its own, but the filer's own")
  void every_step_of_a_supplement_has_a_notice_of_its_own() {
    Set<String> templates = new HashSet<>();
    for (SupplementStep step : SupplementStep.values()) {
      templates.add(
          templateOf(
              new SupplementProgressed(
                  ORDER,
                  1,
                  TO,
                  UUID.randomUUID(),
                  SupplementKind.VIDEO_CHECK,
                  step,
                  null,
                  null,
                  null)));
    }
    assertThat(templates).hasSize(SupplementStep.values().length);
    DomainEvent provided =
        new SupplementProvided(
            ORDER,
            1,
            new Actor(Actor.Kind.FILER, "f"),
            UUID.randomUUID(),
            1,
            null,
            null,
            new Sealed("k.n"),
            List.of());
    assertThat(CATALOGUE.of(provided)).isEmpty();
  }

  @Test
  void nobody_is_told_of_a_draft() {
    DomainEvent created =
        new OrderCreated(
            ORDER, 0, TO, FilingType.FIRST_FILING, "330000", new Actor(Actor.Kind.FILER, "f"));
    assertThat(CATALOGUE.of(created)).isEmpty();
  }

  private static String templateOf(DomainEvent event) {
    return CATALOGUE.of(event).orElseThrow().template();
  }

  private static DomainEvent late(ReviewBreach breach, StaffRecipient... toTell) {
    return new ReviewEscalated(
        ORDER,
        1,
        UUID.randomUUID(),
        Stage.BUREAU_REVIEW,
        FilingType.CLAIM,
        "330000",
        breach,
        null,
        LocalDate.of(2026, 11, 24),
        List.of(toTell));
  }

  private static DomainEvent forwarded(List<SmsRecipient> recipients) {
    return new OrderForwarded(ORDER, 1, TO, FilingType.FIRST_FILING, "330000", recipients);
  }
}
