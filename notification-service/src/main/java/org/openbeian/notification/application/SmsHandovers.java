package org.openbeian.notification.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.application.Deliveries.Claimed;
import org.openbeian.notification.application.Deliveries.Tried;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Background;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.sms.Handed;
import org.openbeian.sms.SmsGateways;
import org.openbeian.sms.UnknownFate;

/**
 * Which SMS gateway has a notice, or may have it: no phone gets one twice, so none is offered to a
 * second gateway unless the first certainly does not have it.
 *
 * <p>A try begins with the gateway that the delivery's row names, and a row is changed before
 * another one is tried. So whatever became of a try that nobody recorded (a crash, a time-out), the
 * row names the only gateway that may have the message.
 */
@ApplicationScoped
public class SmsHandovers {

  private static final String RECALL =
      "select id, gateway, fate_since, attempts - 1 > known_attempts from delivery"
          + " where id = any($1)";

  private static final String MOVE = "update delivery set gateway = $1 where id = $2";

  private static final String NOTE =
      "update delivery d set gateway = t.gateway, message_id = t.message_id, fate_since ="
          + " t.fate_since::timestamptz, known_attempts = t.attempts from unnest($1::uuid[],"
          + " $2::text[], $3::text[], $4::text[], $5::integer[]) as t(id, gateway, message_id, fate_since,"
          + " attempts) where d.id = t.id";

  private final Background background;
  private final Transactions transactions;
  private final Map<UUID, UnknownFate> fates = new ConcurrentHashMap<>();
  private final Map<UUID, Handed> handed = new ConcurrentHashMap<>();

  SmsHandovers(Background background, Transactions transactions) {
    this.background = background;
    this.transactions = transactions;
  }

  /** The only gateway that a delivery may go to; null when any may. */
  public @Nullable UnknownFate fateOf(UUID delivery) {
    return fates.get(delivery);
  }

  /** Names another gateway in the delivery's row, in a transaction of its own. */
  public Uni<Void> move(UUID delivery, String gateway) {
    return background
        .run(() -> transactions.inTransaction(() -> Sql.update(MOVE, gateway, delivery)))
        .replaceWithVoid();
  }

  /** What became of a try; kept until it is recorded with the delivery. */
  public void happened(UUID delivery, Handed outcome) {
    handed.put(delivery, outcome);
  }

  /** In the transaction that claims: looks up what earlier tries left open. */
  Uni<List<Claimed>> recalled(Channel channel, List<Claimed> claimed) {
    UUID[] again =
        claimed.stream().filter(each -> each.attempts() > 1).map(Claimed::id).toArray(UUID[]::new);
    if (channel != Channel.SMS || again.length == 0) {
      return Uni.createFrom().item(claimed);
    }
    return Sql.rows(RECALL, (Object) again)
        .invoke(rows -> rows.forEach(this::recall))
        .replaceWith(claimed);
  }

  private void recall(Object[] row) {
    String gateway = (String) row[1];
    Instant since = (Instant) row[2];
    boolean unrecorded = (Boolean) row[3];
    if (gateway != null || unrecorded) {
      fates.put(
          (UUID) row[0],
          new UnknownFate(
              gateway == null ? SmsGateways.FIRST : gateway,
              since == null ? SystemTime.now() : since));
    }
  }

  /** In the transaction that records tries: notes where each message is. */
  Uni<Void> noted(Channel channel, List<Tried> tried) {
    List<Tried> known =
        tried.stream().filter(each -> handed.containsKey(each.delivery().id())).toList();
    if (channel != Channel.SMS || known.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<UUID> ids = new ArrayList<>();
    List<@Nullable String> gateways = new ArrayList<>();
    List<@Nullable String> messageIds = new ArrayList<>();
    List<@Nullable String> since = new ArrayList<>();
    List<Integer> attempts = new ArrayList<>();
    for (Tried each : known) {
      UUID id = each.delivery().id();
      Handed outcome = handed.get(id);
      if (outcome == null) {
        continue;
      }
      UnknownFate fate = outcome.fate();
      ids.add(id);
      gateways.add(fate == null ? outcome.gateway() : fate.gateway());
      messageIds.add(outcome.messageId());
      since.add(fate == null ? null : fate.since().toString());
      attempts.add(each.delivery().attempts());
    }
    return Sql.update(
            NOTE,
            ids.toArray(UUID[]::new),
            gateways.toArray(String[]::new),
            messageIds.toArray(String[]::new),
            since.toArray(String[]::new),
            attempts.toArray(Integer[]::new))
        .replaceWithVoid();
  }

  /** After that transaction's commit. */
  void forget(Collection<Tried> recorded) {
    recorded.forEach(
        each -> {
          fates.remove(each.delivery().id());
          handed.remove(each.delivery().id());
        });
  }
}
