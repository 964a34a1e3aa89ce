package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.realperson.RealPersonCheck;
import org.openbeian.platform.persistence.Sql;

/** Checks of persons; everything runs in the caller's session. Orders are locked before checks. */
@ApplicationScoped
public class RealPersonChecks {

  public Uni<Void> add(RealPersonCheck check) {
    return Panache.getSession().chain(session -> session.persist(check));
  }

  /** Those of an order, newest first. */
  public Uni<List<RealPersonCheck>> of(OrderId order) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from RealPersonCheck where orderId = ?1 order by startedAt desc, id desc",
                        RealPersonCheck.class)
                    .setParameter(1, order.value())
                    .getResultList());
  }

  /** One of an order; null when the order has none of that id. */
  public Uni<@Nullable RealPersonCheck> find(OrderId order, UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from RealPersonCheck where id = ?1 and orderId = ?2",
                        RealPersonCheck.class)
                    .setParameter(1, id)
                    .setParameter(2, order.value())
                    .getSingleResultOrNull());
  }

  /** Loads one for an act; who comes second waits. Null when there is none. */
  public Uni<@Nullable RealPersonCheck> lock(UUID id) {
    return Panache.getSession()
        .chain(session -> session.find(RealPersonCheck.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The same of an order that is locked; null when the order has none of that id. */
  public Uni<@Nullable RealPersonCheck> lock(OrderId order, UUID id) {
    return lock(id).map(found -> found == null || !found.order().equals(order) ? null : found);
  }

  /** Ends the unconfirmed ones of a person that began before this one. */
  public Uni<Void> replaceBy(OrderId order, RealPersonCheck check) {
    return Sql.update(
            "update real_person_check set state = 'REPLACED' where order_id = $1 and person = $2"
                + " and state in ('WAITING', 'SCANNED', 'PASSED')"
                + " and (started_at, id) < ($3, $4)",
            order.value(),
            check.person(),
            check.startedAt(),
            check.id())
        .replaceWithVoid();
  }

  public Uni<Void> removeOfOrders(List<UUID> orders) {
    return Sql.update(
            "delete from real_person_check where order_id = any($1)",
            (Object) orders.toArray(UUID[]::new))
        .replaceWithVoid();
  }
}
