package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.TimelineEntry;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/** Orders and their timelines; everything runs in the caller's session. */
@ApplicationScoped
public class Orders {

  private static final List<OrderState> LISTED =
      Arrays.stream(OrderState.values()).filter(state -> !state.isDeleted()).toList();

  public Uni<Void> add(Order order, TimelineEntry opened) {
    return Panache.getSession().chain(session -> session.persistAll(order, opened));
  }

  /** Loads an order for a command; who comes second waits. Null when there is none. */
  public Uni<@Nullable Order> lock(OrderId id) {
    return Panache.getSession()
        .chain(session -> session.find(Order.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  /** Loads an order to look at it. Null when there is none. */
  public Uni<@Nullable Order> find(OrderId id) {
    return Panache.getSession().chain(session -> session.find(Order.class, id.value()));
  }

  /** Loads orders to look at them. */
  public Uni<List<Order>> find(Collection<OrderId> ids) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery("from Order where id in ?1", Order.class)
                    .setParameter(1, ids.stream().map(OrderId::value).toList())
                    .getResultList());
  }

  /** The order in progress about a record; null when there is none (R-TYPE-3). */
  public Uni<@Nullable OrderId> inProgressOn(String filingNumber) {
    return Sql.value(
            UUID.class,
            "select id from orders where filing_number = $1" + " and in_progress",
            filingNumber)
        .map(id -> id == null ? null : new OrderId(id));
  }

  /** Whether another account's order is about to bring something to a record (R-MIG-1). */
  public Uni<Boolean> isEngaged(String filingNumber) {
    return Sql.value(
        Boolean.class,
        "select exists (select from orders where target_number = $1 and engages_target)",
        filingNumber);
  }

  /** Whether an account has orders in progress beside this one, or is about to get something. */
  public Uni<Boolean> othersInProgress(AccountId account, OrderId besides) {
    return Sql.value(
        Boolean.class,
        "select exists (select from orders where account = $1 and id <> $2 and in_progress)"
            + " or exists (select from orders where target_account = $1 and id <> $2"
            + " and engages_target)",
        account.value(),
        besides.value());
  }

  /** An account's orders in progress, newest first, {@code most} at most. */
  public Uni<List<Order>> inProgress(AccountId account, int most) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from Order where account = ?1 and inProgress"
                            + " order by createdAt desc, id desc",
                        Order.class)
                    .setParameter(1, account.value())
                    .setMaxResults(most)
                    .getResultList());
  }

  /** The last order that an account opened about a record; null when it never did. */
  public Uni<@Nullable Order> lastAbout(String filingNumber, AccountId account) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from Order where filingNumber = ?1 and account = ?2"
                            + " order by createdAt desc, id desc",
                        Order.class)
                    .setParameter(1, filingNumber)
                    .setParameter(2, account.value())
                    .setMaxResults(1)
                    .getSingleResultOrNull());
  }

  /** Orders that hand something to an account, newest first, one more than {@code limit}. */
  public Uni<List<Order>> forTarget(AccountId target, @Nullable Cursor after, int limit) {
    String query =
        "from Order where targetAccount = :target and inProgress"
            + (after == null ? "" : " and (createdAt < :time or createdAt = :time and id < :id)")
            + " order by createdAt desc, id desc";
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<Order> select = session.createQuery(query, Order.class);
              select.setParameter("target", target.value());
              if (after != null) {
                select.setParameter("time", after.time());
                select.setParameter("id", after.id());
              }
              return select.setMaxResults(limit + 1).getResultList();
            });
  }

  /** Writes what was added so far, for statements that refer to it. */
  public Uni<Void> flush() {
    return Panache.getSession().chain(session -> session.flush());
  }

  /** Locks those of the orders that nobody else has locked. */
  public Uni<List<Order>> lockUnlocked(Collection<UUID> ids) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery("from Order where id in ?1", Order.class)
                    .setParameter(1, ids)
                    .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                    .getResultList());
  }

  /** Empties or deletes the rows beside orders that hold personal data of theirs (R-EXP-4). */
  public Uni<Void> erase(List<UUID> ids) {
    Object orders = ids.toArray(UUID[]::new);
    return Sql.update("delete from order_domain where order_id = any($1)", orders)
        .chain(() -> Sql.update("delete from one_time_code where thing = any($1)", orders))
        .chain(() -> Sql.update("delete from contact_use where order_id = any($1)", orders))
        .chain(
            () ->
                Sql.update(
                    "update account_recovery set hint = '', support_note = null,"
                        + " approval_note = null where order_id = any($1)",
                    orders))
        .chain(
            () ->
                Sql.update(
                    "update order_supplement set note = null, reason = null, courier = null,"
                        + " courier_number = null, answer = null where order_id = any($1)",
                    orders))
        .replaceWithVoid();
  }

  /** Appends lines to timelines. */
  public Uni<Void> note(List<TimelineEntry> entries) {
    return Panache.getSession().chain(session -> session.persistAll(entries.toArray()));
  }

  /**
   * An account's orders, newest first, one more than {@code limit} where more follow.
   *
   * @param state null for all that count as not deleted (R-EXP-4)
   */
  public Uni<List<Order>> page(
      AccountId account,
      @Nullable OrderState state,
      @Nullable FilingType type,
      @Nullable Cursor after,
      int limit) {
    StringBuilder query = new StringBuilder("from Order where account = :account");
    query.append(" and state in :states");
    if (type != null) {
      query.append(" and type = :type");
    }
    if (after != null) {
      query.append(" and (createdAt < :time or createdAt = :time and id < :id)");
    }
    query.append(" order by createdAt desc, id desc");
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<Order> select =
                  session.createQuery(query.toString(), Order.class);
              select.setParameter("account", account.value());
              select.setParameter("states", state == null ? LISTED : List.of(state));
              if (type != null) {
                select.setParameter("type", type);
              }
              if (after != null) {
                select.setParameter("time", after.time());
                select.setParameter("id", after.id());
              }
              return select.setMaxResults(limit + 1).getResultList();
            })
        .map(ArrayList::new);
  }

  /**
   * An order's timeline from a position on, oldest first, one more than {@code limit} where more
   * follow.
   */
  public Uni<List<TimelineEntry>> timeline(OrderId id, int from, int limit) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from TimelineEntry where orderId = ?1 and position >= ?2"
                            + " order by position",
                        TimelineEntry.class)
                    .setParameter(1, id.value())
                    .setParameter(2, from)
                    .setMaxResults(limit + 1)
                    .getResultList());
  }
}
