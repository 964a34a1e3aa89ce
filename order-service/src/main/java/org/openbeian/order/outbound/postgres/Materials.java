package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.platform.persistence.Sql;

/**
 * Materials of orders; everything runs in the caller's session, and who adds or removes one has
 * locked its order. Removals tell the storage keys whose files nothing refers to any more.
 */
@ApplicationScoped
public class Materials {

  /**
   * What made room for another material.
   *
   * @param storageKey of the one removed; null when there was none
   * @param count of the order's materials before
   */
  public record Room(@Nullable String storageKey, long count) {}

  /** Those of an order, the oldest first. */
  public Uni<List<Material>> of(OrderId order) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from Material where orderId = ?1 order by uploadedAt, id", Material.class)
                    .setParameter(1, order.value())
                    .getResultList());
  }

  /** One of an order; null when the order has none of that id. */
  public Uni<@Nullable Material> find(OrderId order, UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery("from Material where id = ?1 and orderId = ?2", Material.class)
                    .setParameter(1, id)
                    .setParameter(2, order.value())
                    .getSingleResultOrNull());
  }

  /** One of whatever order; null when there is none of that id. */
  public Uni<@Nullable Material> find(UUID id) {
    return Panache.getSession().chain(session -> session.find(Material.class, id));
  }

  public Uni<Void> add(Material material) {
    return Panache.getSession().chain(session -> session.persist(material));
  }

  /** Removes the one of a kind and part, if there is one. */
  public Uni<Room> makeRoom(OrderId order, MaterialKind kind, MaterialPart part) {
    return Sql.rows(
            "with gone as (delete from material where order_id = $1 and kind = $2 and place = $3"
                + " and service_no = $4 returning storage_key)"
                + " select (select storage_key from gone),"
                + " (select count(*) from material where order_id = $1)",
            order.value(),
            kind.name(),
            part.place().name(),
            part.serviceNo())
        .map(rows -> new Room((String) rows.get(0)[0], ((Number) rows.get(0)[1]).longValue()));
  }

  public Uni<List<String>> remove(OrderId order, UUID id) {
    return keys(
        "delete from material where order_id = $1 and id = $2 returning storage_key",
        order.value(),
        id);
  }

  public Uni<List<String>> removeOfService(OrderId order, int serviceNo) {
    return keys(
        "delete from material where order_id = $1 and service_no = $2 returning storage_key",
        order.value(),
        serviceNo);
  }

  public Uni<List<String>> removeOfOrders(List<UUID> orders) {
    Object ids = orders.toArray(UUID[]::new);
    return keys("delete from material where order_id = any($1) returning storage_key", ids);
  }

  /** Those of the keys that a material has. */
  public Uni<Set<String>> kept(Collection<String> storageKeys) {
    Object keys = storageKeys.toArray(String[]::new);
    return keys("select storage_key from material where storage_key = any($1)", keys)
        .map(Set::copyOf);
  }

  private static Uni<List<String>> keys(String sql, Object... parameters) {
    return Sql.rows(sql, parameters)
        .map(rows -> rows.stream().map(row -> (String) row[0]).collect(Collectors.toList()));
  }
}
