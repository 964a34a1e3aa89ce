package org.openbeian.smsverify.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.sms.KeptReceipts;
import org.openbeian.sms.Receipt;
import org.openbeian.smsverify.application.DeliveryReceipts;

/** Receipts in the rows of the numbers that they are about. */
@ApplicationScoped
class PostgresDeliveryReceipts implements DeliveryReceipts {

  private static final String FIND =
      "select id, order_id, message_key, message_id from verification_phone"
          + " where message_key = any($1)"
          + " union select id, order_id, message_key, message_id from verification_phone"
          + " where message_id = any($2) and gateway = $3";

  /** Who enters a code writes the whole row of its number, under this lock. */
  private static final String LOCK =
      "select order_id from verification where order_id = any($1) order by order_id for update";

  private static final String KEEP =
      "update verification_phone p set delivery = r.state, delivered_at = r.at"
          + " from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as r(key, state, at)"
          + " where p.message_key = r.key and p.delivery in ('WAITING_FOR_GATEWAY', 'SENT')"
          + " and (r.state = 'DELIVERED' or coalesce(p.gateway, $4) = $4)";

  @Override
  public Uni<KeptReceipts> keep(String gateway, List<Receipt> receipts) {
    UUID[] keys =
        receipts.stream()
            .map(Receipt::idempotencyKey)
            .filter(Objects::nonNull)
            .toArray(UUID[]::new);
    String[] ids =
        receipts.stream().map(Receipt::messageId).filter(Objects::nonNull).toArray(String[]::new);
    return Sql.rows(FIND, keys, ids, gateway).chain(found -> keep(gateway, receipts, found));
  }

  private static Uni<KeptReceipts> keep(
      String gateway, List<Receipt> receipts, List<Object[]> found) {
    Set<UUID> orders = new LinkedHashSet<>();
    Set<UUID> keys = new LinkedHashSet<>();
    Map<String, UUID> keysById = new HashMap<>();
    for (Object[] row : found) {
      orders.add((UUID) row[1]);
      keys.add((UUID) row[2]);
      if (row[3] != null) {
        keysById.put((String) row[3], (UUID) row[2]);
      }
    }
    Map<UUID, Receipt> first = new LinkedHashMap<>();
    int unknown = 0;
    for (Receipt receipt : receipts) {
      UUID key = receipt.idempotencyKey();
      if (key == null || !keys.contains(key)) {
        String id = receipt.messageId();
        key = id == null ? null : keysById.get(id);
      }
      if (key == null) {
        unknown++;
      } else {
        first.putIfAbsent(key, receipt);
      }
    }
    if (first.isEmpty()) {
      return Uni.createFrom().item(new KeptReceipts(0, 0, unknown));
    }
    List<Receipt> news = new ArrayList<>(first.values());
    int unknowns = unknown;
    return Sql.rows(LOCK, (Object) orders.toArray(UUID[]::new))
        .chain(
            () ->
                Sql.update(
                    KEEP,
                    first.keySet().toArray(UUID[]::new),
                    news.stream().map(receipt -> receipt.state().name()).toArray(String[]::new),
                    news.stream().map(Receipt::at).toArray(Instant[]::new),
                    gateway))
        .map(taken -> new KeptReceipts(taken, receipts.size() - unknowns - taken, unknowns));
  }
}
