package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.notification.NoticeDelivered;
import org.openbeian.notification.application.webhook.PushToWebhooks;
import org.openbeian.notification.domain.Addressee;
import org.openbeian.notification.domain.ChannelPlan;
import org.openbeian.notification.domain.Delivery;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.Notice;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.notification.domain.NoticeFacts;
import org.openbeian.notification.domain.NoticeTexts;
import org.openbeian.notification.domain.Preferences;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;

/**
 * Writes the notice that the catalogue has for an event, one for each addressee, and its
 * deliveries, as each addressee has chosen (R-NOT-1).
 */
@ApplicationScoped
public class TellAddressees {

  private final NoticeCatalogue catalogue;
  private final Transactions transactions;
  private final Outbox outbox;
  private final PreferencesOf preferences;
  private final ScheduleDeliveries schedule;
  private final NoticeWriter writer;
  private final PushToWebhooks webhooks;
  private final Sealer sealer;
  private final Clock clock;

  TellAddressees(
      NoticeCatalogue catalogue,
      Transactions transactions,
      Outbox outbox,
      PreferencesOf preferences,
      ScheduleDeliveries schedule,
      NoticeWriter writer,
      PushToWebhooks webhooks,
      Sealer sealer,
      Clock clock) {
    this.catalogue = catalogue;
    this.transactions = transactions;
    this.outbox = outbox;
    this.preferences = preferences;
    this.schedule = schedule;
    this.writer = writer;
    this.webhooks = webhooks;
    this.sealer = sealer;
    this.clock = clock;
  }

  public Uni<Outcome> of(DomainEvent event) {
    return transactions.inTransaction(
        () ->
            catalogue
                .of(event)
                .map(entry -> tell(event, entry).replaceWith(Outcome.APPLIED))
                .orElseGet(() -> Uni.createFrom().item(Outcome.REJECTED)));
  }

  private Uni<Void> tell(DomainEvent event, NoticeCatalogue.Entry entry) {
    NoticeFacts facts = entry.facts(event);
    Uni<Void> told = Uni.createFrom().voidItem();
    for (Addressee addressee : entry.addressees(event)) {
      told =
          told.chain(() -> preferences.mailbox(addressee.mailbox()))
              .chain(chosen -> tell(event, entry, facts, addressee, chosen));
    }
    return told;
  }

  private Uni<Void> tell(
      DomainEvent event,
      NoticeCatalogue.Entry entry,
      NoticeFacts facts,
      Addressee addressee,
      Preferences chosen) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Notice notice = notice(event, entry.template(), facts, addressee, chosen, now);
    return schedule
        .of(notice, addressee.recipient(), ChannelPlan.of(entry, chosen, now))
        .chain(deliveries -> persist(notice, deliveries))
        .chain(() -> outbox.append(shown(notice)))
        .chain(() -> webhooks.push(List.of(notice), entry.channels()));
  }

  private static Uni<Void> persist(Notice notice, List<Delivery> deliveries) {
    List<Object> rows = new ArrayList<>(deliveries);
    rows.add(0, notice);
    return Panache.getSession().chain(session -> session.persistAll(rows.toArray()));
  }

  private Notice notice(
      DomainEvent event,
      String template,
      NoticeFacts facts,
      Addressee addressee,
      Preferences chosen,
      Instant now) {
    Language language = chosen.languageOr(Language.of(addressee.recipient().locale()));
    NoticeTexts texts = writer.write(template, language, facts);
    return new Notice(
        event.orderId(),
        event.round(),
        addressee.mailbox(),
        template,
        language,
        texts,
        sealer.seal(texts.body()),
        now);
  }

  private static NoticeDelivered shown(Notice notice) {
    return new NoticeDelivered(
        notice.orderId(),
        notice.round(),
        notice.id(),
        notice.account(),
        Channel.IN_SITE,
        notice.template());
  }
}
