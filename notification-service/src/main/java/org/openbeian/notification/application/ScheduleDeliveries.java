package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.ChannelPlan.AtOnce;
import org.openbeian.notification.domain.ChannelPlan.Collected;
import org.openbeian.notification.domain.ChannelPlan.HeldBack;
import org.openbeian.notification.domain.ChannelPlan.Off;
import org.openbeian.notification.domain.ChannelPlan.Turn;
import org.openbeian.notification.domain.Delivery;
import org.openbeian.notification.domain.Notice;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.deadlines.Deadlines;

/** Makes the deliveries of a notice as its plan wants them: at once, held back or collected. */
@ApplicationScoped
class ScheduleDeliveries {

  private final Deadlines deadlines;
  private final HeldDeliveries held;
  private final Digests digests;
  private final Duration giveUpAfter;

  ScheduleDeliveries(
      Deadlines deadlines,
      HeldDeliveries held,
      Digests digests,
      @ConfigProperty(name = "beian.notices.give-up") Duration giveUpAfter) {
    this.deadlines = deadlines;
    this.held = held;
    this.digests = digests;
    this.giveUpAfter = giveUpAfter;
  }

  /** Not persisted yet; none for a channel that is switched off, or has no address. */
  Uni<List<Delivery>> of(Notice notice, Recipient recipient, Map<Channel, Turn> plan) {
    List<Delivery> deliveries = new ArrayList<>();
    Uni<Void> scheduled = Uni.createFrom().voidItem();
    for (Map.Entry<Channel, Turn> each : plan.entrySet()) {
      Sealed address = address(recipient, each.getKey());
      if (address != null && !(each.getValue() instanceof Off)) {
        Delivery delivery =
            new Delivery(notice, each.getKey(), address, SystemTime.now(), giveUpAfter);
        deliveries.add(delivery);
        scheduled = scheduled.chain(() -> schedule(delivery, notice, each.getValue()));
      }
    }
    return scheduled.replaceWith(deliveries);
  }

  private Uni<Void> schedule(Delivery delivery, Notice notice, Turn turn) {
    if (turn instanceof HeldBack back) {
      delivery.hold();
      return deadlines.arm(HeldDeliveries.until(back.until(), delivery));
    }
    if (turn instanceof Collected collected) {
      return digests
          .open(notice.mailbox(), collected.day())
          .invoke(delivery::collectFor)
          .replaceWithVoid();
    }
    DeliveryWorker.deliveriesAdded();
    return turn instanceof AtOnce atOnce && atOnce.breakingQuietHours()
        ? letGoOfWhatIsBefore(delivery, notice)
        : Uni.createFrom().voidItem();
  }

  /** What the same transaction holds back must stand in the database before it is let go. */
  private Uni<Void> letGoOfWhatIsBefore(Delivery delivery, Notice notice) {
    return Panache.getSession()
        .chain(Mutiny.Session::flush)
        .chain(() -> held.letGoOf(notice.orderId(), delivery.channel(), notice.mailbox().person()));
  }

  private static @Nullable Sealed address(Recipient recipient, Channel channel) {
    return switch (channel) {
      case IN_SITE, WEBHOOK -> null;
      case EMAIL -> recipient.email();
      case SMS -> recipient.phone();
    };
  }
}
