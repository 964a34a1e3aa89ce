package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/**
 * Materials of orders; everything runs in the caller's session, and who adds or removes one has
 * locked its order. Several may share a file (R-MAT-4): removals tell the storage keys that nothing
 * refers to any more.
 */
@ApplicationScoped
public class Materials {

  /**
   * What made room for another material.
   *
   * @param replaced whether one was removed
   * @param orphans the storage key of the one removed, unless others refer to it
   * @param count of the order's materials before
   */
  public record Room(boolean replaced, List<String> orphans, long count) {}

  private static final String OF_ACCOUNT =
      "from Material m join Order o on o.id = m.orderId where m.account = :account"
          + " and (o.inProgress or o.state = OrderState.GRANTED) and m.supplementId is null";

  /** A picture that was taken over is listed once, where it was used last. */
  private static final String USED_LAST =
      " and not exists (select n.id from Material n join Order p on p.id = n.orderId"
          + " where n.storageKey = m.storageKey and n.kind = m.kind"
          + " and (p.inProgress or p.state = OrderState.GRANTED)"
          + " and (n.uploadedAt > m.uploadedAt or n.uploadedAt = m.uploadedAt and n.id > m.id))";

  /** Those of an order that prove its application, the oldest first. */
  public Uni<List<Material>> of(OrderId order) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from Material where orderId = ?1 and supplementId is null"
                            + " order by uploadedAt, id",
                        Material.class)
                    .setParameter(1, order.value())
                    .getResultList());
  }

  /** Those of an order that are for supplements, the oldest first. */
  public Uni<List<Material>> forSupplements(OrderId order) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from Material where orderId = ?1 and supplementId is not null"
                            + " order by uploadedAt, id",
                        Material.class)
                    .setParameter(1, order.value())
                    .getResultList());
  }

  /** One of an order that proves its application; null when it has none of that id. */
  public Uni<@Nullable Material> find(OrderId order, UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from Material where id = ?1 and orderId = ?2 and supplementId is null",
                        Material.class)
                    .setParameter(1, id)
                    .setParameter(2, order.value())
                    .getSingleResultOrNull());
  }

  /** One of an order, whatever it is for; null when the order has none of that id. */
  public Uni<@Nullable Material> any(OrderId order, UUID id) {
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

  /** One for a supplement; null when there is none of that id. */
  public Uni<@Nullable Material> forSupplement(UUID supplement, UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from Material where id = ?1 and supplementId = ?2", Material.class)
                    .setParameter(1, id)
                    .setParameter(2, supplement)
                    .getSingleResultOrNull());
  }

  /** The one of a kind and part; null when the order has none. */
  public Uni<@Nullable Material> at(OrderId order, MaterialKind kind, MaterialPart part) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from Material where orderId = ?1 and kind = ?2 and place = ?3"
                            + " and serviceNo = ?4 and supplementId is null",
                        Material.class)
                    .setParameter(1, order.value())
                    .setParameter(2, kind)
                    .setParameter(3, part.place())
                    .setParameter(4, part.serviceNo())
                    .getSingleResultOrNull());
  }

  /**
   * Those of an account's orders that are not deleted, newest first, one more than {@code limit}
   * where more follow.
   *
   * @param kind null for all
   */
  public Uni<List<Material>> page(
      AccountId account, @Nullable MaterialKind kind, @Nullable Cursor after, int limit) {
    String query =
        "select m "
            + OF_ACCOUNT
            + (kind == null ? "" : " and m.kind = :kind")
            + (after == null
                ? ""
                : " and (m.uploadedAt < :time or m.uploadedAt = :time and m.id < :id)")
            + USED_LAST
            + " order by m.uploadedAt desc, m.id desc";
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<Material> select = session.createQuery(query, Material.class);
              select.setParameter("account", account.value());
              if (kind != null) {
                select.setParameter("kind", kind);
              }
              if (after != null) {
                select.setParameter("time", after.time());
                select.setParameter("id", after.id());
              }
              return select.setMaxResults(limit + 1).getResultList();
            });
  }

  /** One of an account's orders that are not deleted; null when there is none of that id. */
  public Uni<@Nullable Material> find(AccountId account, UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery("select m " + OF_ACCOUNT + " and m.id = :id", Material.class)
                    .setParameter("account", account.value())
                    .setParameter("id", id)
                    .getSingleResultOrNull());
  }

  /**
   * Keeps a material, and so its file, until the transaction ends.
   *
   * @return false when it is gone
   */
  public Uni<Boolean> hold(UUID id) {
    return Sql.rows("select id from material where id = $1 for share", id)
        .map(rows -> !rows.isEmpty());
  }

  public Uni<Void> add(Material material) {
    return Panache.getSession().chain(session -> session.persist(material));
  }

  /** Removes the one of a kind and part, if there is one. */
  public Uni<Room> makeRoom(OrderId order, MaterialKind kind, MaterialPart part) {
    return Sql.rows(
            "with gone as (delete from material where order_id = $1 and kind = $2 and place = $3"
                + " and service_no = $4 and supplement_id is null returning storage_key)"
                + " select (select storage_key from gone), (select count(*) from material"
                + " where order_id = $1 and supplement_id is null)",
            order.value(),
            kind.name(),
            part.place().name(),
            part.serviceNo())
        .chain(
            rows -> {
              String gone = (String) rows.get(0)[0];
              long count = ((Number) rows.get(0)[1]).longValue();
              return orphans(gone == null ? List.of() : List.of(gone))
                  .map(orphans -> new Room(gone != null, orphans, count));
            });
  }

  /** Empty when the order has none of that id. */
  public Uni<Optional<List<String>>> remove(OrderId order, UUID id) {
    return keys(
            "delete from material where order_id = $1 and id = $2 returning storage_key",
            order.value(),
            id)
        .chain(
            gone ->
                gone.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : orphans(gone).map(Optional::of));
  }

  public Uni<List<String>> removeOfService(OrderId order, int serviceNo) {
    return orphaned(
        "delete from material where order_id = $1 and service_no = $2 returning storage_key",
        order.value(),
        serviceNo);
  }

  public Uni<List<String>> removeOfOrders(List<UUID> orders) {
    Object ids = orders.toArray(UUID[]::new);
    return orphaned("delete from material where order_id = any($1) returning storage_key", ids);
  }

  /** Those of the keys that a material has. */
  public Uni<Set<String>> kept(Collection<String> storageKeys) {
    Object keys = storageKeys.toArray(String[]::new);
    return keys("select distinct storage_key from material where storage_key = any($1)", keys)
        .map(Set::copyOf);
  }

  private static Uni<List<String>> orphaned(String delete, Object... parameters) {
    return keys(delete, parameters).chain(Materials::orphans);
  }

  /**
   * Those of the keys of removed rows that no row has. A statement of its own, which sees what was
   * committed while the removal waited for who held the row. Of two that remove the last two rows
   * at once neither may see it; then the sweep does.
   */
  private static Uni<List<String>> orphans(List<String> gone) {
    Object keys = gone.toArray(String[]::new);
    return gone.isEmpty()
        ? Uni.createFrom().item(List.of())
        : keys(
            "select distinct key from unnest($1::text[]) as gone (key)"
                + " where not exists (select from material where storage_key = key)",
            keys);
  }

  private static Uni<List<String>> keys(String sql, Object... parameters) {
    return Sql.rows(sql, parameters)
        .map(rows -> rows.stream().map(row -> (String) row[0]).collect(Collectors.toList()));
  }
}
