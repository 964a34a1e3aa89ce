package org.openbeian.notification.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.Delivery;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.persistence.Sql;

/**
 * The deliveries that quiet hours hold back, and how they are let go: when the hours are over, when
 * something urgent of their order goes out, or when somebody chooses other hours.
 *
 * <p>How long they are held is business time's to say: a deadline. Once let go they are due by the
 * system's clock, and the day in which they must arrive begins.
 */
@ApplicationScoped
public class HeldDeliveries {

  /** The kind of the deadline at which a delivery's quiet hours are over. */
  public static final String KIND = "quiet-hours-end";

  private static final String LET_GO =
      "update delivery d set state = 'WAITING', due_at = $1, give_up_at = $2 where d.state = 'HELD'"
          + " and d.done_at is null";

  private static final String OVER =
      "with free as (select id from delivery where id = any($3) for update skip locked), due as ("
          + LET_GO
          + " and d.id in (select id from free)) select id from free";

  private static final String OF_ORDER =
      LET_GO + " and d.order_id = $3 and d.channel = $4 and d.person is not distinct from $5";

  private static final String OF_MAILBOX =
      LET_GO
          + " and d.notice_id in (select n.id from notice n where n.account = $3 and n.person is not"
          + " distinct from $4)";

  private final Duration giveUpAfter;

  HeldDeliveries(@ConfigProperty(name = "beian.notices.give-up") Duration giveUpAfter) {
    this.giveUpAfter = giveUpAfter;
  }

  /** The wait of a delivery that is held. */
  static Deadline until(Instant end, Delivery delivery) {
    return new Deadline(delivery.id(), KIND, 0, 0, end);
  }

  /** Lets go of those whose quiet hours are over; one that went out earlier is done as well. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    Instant now = SystemTime.now();
    UUID[] ids = due.stream().map(Deadline::aggregateId).toArray(UUID[]::new);
    return Sql.rows(OVER, now, now.plus(giveUpAfter), ids)
        .map(
            rows -> {
              Set<UUID> free = rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet());
              return due.stream().filter(each -> free.contains(each.aggregateId())).toList();
            });
  }

  /** Lets go of an order's, so that nothing overtakes them on their channel. */
  Uni<Void> letGoOf(OrderId order, Channel channel, @Nullable String person) {
    Instant now = SystemTime.now();
    return Sql.update(OF_ORDER, now, now.plus(giveUpAfter), order.value(), channel.name(), person)
        .replaceWithVoid();
  }

  /** Lets go of all that are for a mailbox. */
  Uni<Void> letGoOf(Mailbox mailbox) {
    Instant now = SystemTime.now();
    return Sql.update(
            OF_MAILBOX, now, now.plus(giveUpAfter), mailbox.account().value(), mailbox.person())
        .replaceWithVoid();
  }
}
