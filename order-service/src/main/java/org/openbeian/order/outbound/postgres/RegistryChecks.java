package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;

/**
 * The orders whose check against the registry is due; everything runs in the caller's session.
 * Looking costs what is due.
 */
@ApplicationScoped
public class RegistryChecks {

  /**
   * Ended ones are left out. Nothing refers to the orders, so that nobody waits for their locks.
   */
  private static final String ADD =
      "with open as (select id from orders where id = any($1) and in_progress),"
          + " added as (insert into registry_check (order_id, due_at)"
          + " select id, $2::timestamptz from open on conflict do nothing)"
          + " select id from open";

  private static final String LEASE =
      "with due as (select order_id from registry_check where due_at <= $1"
          + " order by due_at limit $2 for update skip locked)"
          + " update registry_check c set leased = true, attempts = c.attempts + 1, due_at = $3"
          + " from due where c.order_id = due.order_id returning c.order_id, c.attempts";

  /** One that a worker may ask about until its lease ends. */
  public record Leased(OrderId order, int attempts) {}

  /** Puts open orders on the list, once each; gives those that are open. */
  public Uni<List<UUID>> add(Collection<UUID> orders, Instant dueAt) {
    return Sql.rows(ADD, orders.toArray(UUID[]::new), dueAt)
        .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
  }

  /** Leases what is due, oldest first. */
  public Uni<List<Leased>> lease(Instant now, int limit, Instant until) {
    return Sql.rows(LEASE, now, limit, until)
        .map(
            rows ->
                rows.stream()
                    .map(
                        row -> new Leased(new OrderId((UUID) row[0]), ((Number) row[1]).intValue()))
                    .toList());
  }

  /** Takes orders off the list. */
  public Uni<Void> done(Collection<OrderId> orders) {
    return orders.isEmpty()
        ? Uni.createFrom().voidItem()
        : Sql.update(
                "delete from registry_check where order_id = any($1)",
                (Object) orders.stream().map(OrderId::value).toArray(UUID[]::new))
            .replaceWithVoid();
  }

  /** Has an order asked about later. */
  public Uni<Void> postpone(OrderId order, Instant dueAt) {
    return Sql.update(
            "update registry_check set leased = false, due_at = $1 where order_id = $2",
            dueAt,
            order.value())
        .replaceWithVoid();
  }

  /** How many are due or being asked about; those put off are not counted. */
  public Uni<Long> pending(Instant now) {
    return Sql.value(
        Long.class, "select count(*) from registry_check where leased or due_at <= $1", now);
  }
}
