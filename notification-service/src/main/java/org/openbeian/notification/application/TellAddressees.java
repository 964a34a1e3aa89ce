package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.notification.NoticeDelivered;
import org.openbeian.notification.domain.Addressee;
import org.openbeian.notification.domain.Delivery;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.Notice;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.notification.domain.NoticeFacts;
import org.openbeian.notification.domain.NoticeTexts;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;

/**
 * Writes the notice that the catalogue has for an event, one for each addressee, and its deliveries
 * (R-NOT-1).
 */
@ApplicationScoped
public class TellAddressees {

  private final NoticeCatalogue catalogue;
  private final Transactions transactions;
  private final Outbox outbox;
  private final NoticeWriter writer;
  private final Sealer sealer;
  private final Clock clock;
  private final Duration giveUpAfter;

  TellAddressees(
      NoticeCatalogue catalogue,
      Transactions transactions,
      Outbox outbox,
      NoticeWriter writer,
      Sealer sealer,
      Clock clock,
      @ConfigProperty(name = "beian.notices.give-up") Duration giveUpAfter) {
    this.catalogue = catalogue;
    this.transactions = transactions;
    this.outbox = outbox;
    this.writer = writer;
    this.sealer = sealer;
    this.clock = clock;
    this.giveUpAfter = giveUpAfter;
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
    List<Object> rows = new ArrayList<>();
    List<DomainEvent> shown = new ArrayList<>();
    for (Addressee addressee : entry.addressees(event)) {
      Notice notice = notice(event, entry.template(), facts, addressee);
      rows.add(notice);
      rows.addAll(deliveries(notice, addressee.recipient(), entry.channels()));
      shown.add(shown(notice));
    }
    if (rows.size() > shown.size()) {
      DeliveryWorker.deliveriesAdded();
    }
    return Panache.getSession()
        .chain(session -> session.persistAll(rows.toArray()))
        .chain(() -> outbox.append(shown));
  }

  private Notice notice(
      DomainEvent event, String template, NoticeFacts facts, Addressee addressee) {
    Language language = Language.of(addressee.recipient().locale());
    NoticeTexts texts = writer.write(template, language, facts);
    return new Notice(
        event.orderId(),
        event.round(),
        addressee.mailbox(),
        template,
        language,
        texts,
        sealer.seal(texts.body()),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private List<Delivery> deliveries(Notice notice, Recipient recipient, Set<Channel> channels) {
    Instant now = SystemTime.now();
    List<Delivery> deliveries = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      Sealed address = channels.contains(channel) ? address(recipient, channel) : null;
      if (address != null) {
        deliveries.add(new Delivery(notice, channel, address, now, giveUpAfter));
      }
    }
    return deliveries;
  }

  private static @Nullable Sealed address(Recipient recipient, Channel channel) {
    return switch (channel) {
      case IN_SITE, WEBHOOK -> null;
      case EMAIL -> recipient.email();
      case SMS -> recipient.phone();
    };
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
