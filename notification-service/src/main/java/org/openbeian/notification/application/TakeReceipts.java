package org.openbeian.notification.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.sms.KeptReceipts;
import org.openbeian.sms.Receipt;
import org.openbeian.sms.Receipts;
import org.openbeian.sms.ReceiptsRefused;

/**
 * Takes in what an SMS gateway reports of notices, as late, as often and in whatever order it does.
 * Of each delivery the first end counts; that another gateway than the one which took it could not
 * deliver it counts nothing.
 */
@ApplicationScoped
public class TakeReceipts {

  private static final String FIND =
      "select id, message_id from delivery where id = any($1) and channel = 'SMS'"
          + " union select id, message_id from delivery where message_id = any($2)"
          + " and gateway = $3 and channel = 'SMS'";

  private static final String KEEP =
      "update delivery d set receipt = r.state, receipt_at = r.at"
          + " from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as r(id, state, at)"
          + " where d.id = r.id and d.receipt is null"
          + " and (r.state = 'DELIVERED' or coalesce(d.gateway, $4) = $4)";

  private final Receipts receipts;
  private final Transactions transactions;

  TakeReceipts(Receipts receipts, Transactions transactions) {
    this.receipts = receipts;
    this.transactions = transactions;
  }

  /**
   * Takes a report in. What it says of messages that we do not know, or knew before, changes
   * nothing and is counted.
   *
   * @throws ApiException 404 for a gateway that does not report to us, 401 when the report is not
   *     signed with its secret, or not lately, 400 when it is none, 413 when it is too long
   */
  public Uni<Void> of(
      String gateway,
      @Nullable String seconds,
      @Nullable String signature,
      byte @Nullable [] body) {
    List<Receipt> told = read(gateway, seconds, signature, body);
    return transactions
        .inTransaction(() -> keep(gateway, told))
        .invoke(kept -> receipts.count(gateway, kept))
        .replaceWithVoid();
  }

  private List<Receipt> read(
      String gateway,
      @Nullable String seconds,
      @Nullable String signature,
      byte @Nullable [] body) {
    try {
      return receipts.read(gateway, seconds, signature, body);
    } catch (ReceiptsRefused refused) {
      throw ApiException.of(refused.why().status(), refused.why().code());
    }
  }

  private static Uni<KeptReceipts> keep(String gateway, List<Receipt> told) {
    UUID[] keys =
        told.stream().map(Receipt::idempotencyKey).filter(Objects::nonNull).toArray(UUID[]::new);
    String[] messageIds =
        told.stream().map(Receipt::messageId).filter(Objects::nonNull).toArray(String[]::new);
    return Sql.rows(FIND, keys, messageIds, gateway).chain(found -> keep(gateway, told, found));
  }

  private static Uni<KeptReceipts> keep(String gateway, List<Receipt> told, List<Object[]> found) {
    Set<UUID> deliveries = new HashSet<>();
    Map<String, UUID> byMessageId = new HashMap<>();
    for (Object[] row : found) {
      deliveries.add((UUID) row[0]);
      if (row[1] != null) {
        byMessageId.put((String) row[1], (UUID) row[0]);
      }
    }
    Map<UUID, Receipt> first = new LinkedHashMap<>();
    int unknown = 0;
    for (Receipt receipt : told) {
      UUID delivery = receipt.idempotencyKey();
      if (delivery == null || !deliveries.contains(delivery)) {
        String id = receipt.messageId();
        delivery = id == null ? null : byMessageId.get(id);
      }
      if (delivery == null) {
        unknown++;
      } else {
        first.putIfAbsent(delivery, receipt);
      }
    }
    if (first.isEmpty()) {
      return Uni.createFrom().item(new KeptReceipts(0, 0, unknown));
    }
    int unknowns = unknown;
    return Sql.update(
            KEEP,
            first.keySet().toArray(UUID[]::new),
            first.values().stream().map(each -> each.state().name()).toArray(String[]::new),
            first.values().stream().map(Receipt::at).toArray(Instant[]::new),
            gateway)
        .map(taken -> new KeptReceipts(taken, told.size() - unknowns - taken, unknowns));
  }
}
