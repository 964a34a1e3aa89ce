package org.openbeian.notification.application.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.Notice;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;

/**
 * Writes a delivery of a notice for each webhook of its account that wants it, in the transaction
 * that writes the notice.
 */
@ApplicationScoped
public class PushToWebhooks {

  private static final String INSERT =
      "insert into webhook_delivery (id, webhook_id, notice_id, order_id, notice, state, attempts,"
          + " attempts_before, due_at, give_up_at, created_at) select gen_random_uuid(), w.id, $2,"
          + " $3, $4, 'WAITING', 0, 0, $5, $6, $5 from webhook w where w.account = $1 and w.state"
          + " <> 'DISABLED' and (w.notices @> array['*'] or w.notices @> array[$4::text])";

  private final Duration giveUpAfter;

  PushToWebhooks(@ConfigProperty(name = "beian.webhooks.give-up") Duration giveUpAfter) {
    this.giveUpAfter = giveUpAfter;
  }

  /** Adds the deliveries of new notices; of those to a whole account only. */
  public Uni<Void> push(List<Notice> notices, Set<Channel> channels) {
    Uni<Void> pushed = Uni.createFrom().voidItem();
    if (!channels.contains(Channel.WEBHOOK)) {
      return pushed;
    }
    for (Notice notice : notices) {
      if (notice.mailbox().person() == null) {
        pushed = pushed.chain(() -> push(notice));
      }
    }
    return pushed;
  }

  private Uni<Void> push(Notice notice) {
    Instant now = SystemTime.now();
    return Sql.update(
            INSERT,
            notice.account().value(),
            notice.id(),
            notice.orderId().value(),
            notice.template(),
            now,
            now.plus(giveUpAfter))
        .invoke(
            added -> {
              if (added > 0) {
                WebhookWorker.deliveriesAdded();
              }
            })
        .replaceWithVoid();
  }
}
