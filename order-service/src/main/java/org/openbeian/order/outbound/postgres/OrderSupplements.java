package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.supplement.OrderSupplement;

/**
 * What reviewers want before a pass; everything runs in the caller's session, and who changes one
 * has locked its order.
 */
@ApplicationScoped
public class OrderSupplements {

  public Uni<Void> add(OrderSupplement supplement) {
    return Panache.getSession().chain(session -> session.persist(supplement));
  }

  /** One of an order; null when the order has none of that id. */
  public Uni<@Nullable OrderSupplement> find(OrderId order, UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from OrderSupplement where id = ?1 and orderId = ?2",
                        OrderSupplement.class)
                    .setParameter(1, id)
                    .setParameter(2, order.value())
                    .getSingleResultOrNull());
  }

  /** Those of an order, of all its rounds, the oldest round first. */
  public Uni<List<OrderSupplement>> of(OrderId order) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from OrderSupplement where orderId = ?1 order by round, askedAt, id",
                        OrderSupplement.class)
                    .setParameter(1, order.value())
                    .getResultList());
  }
}
