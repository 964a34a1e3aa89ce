package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.code.CodeState;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/**
 * Service codes and what they are used up by; everything runs in the caller's session. Whoever
 * locks several does so in their order, so that two never wait for each other.
 */
@ApplicationScoped
public class IssuedCodes {

  private static final String RESERVE =
      """
      update service_code c set state = 'RESERVED', order_id = $1, used_by = $2, used_at = $3,
        service_no = taken.service_no
      from unnest($4::uuid[], $5::int[]) as taken (code, service_no)
      where c.code = taken.code and c.state = 'FREE'
      """;

  private static final String RELEASE =
      """
      with theirs as (select code from service_code
        where order_id = any ($1) and state = 'RESERVED' order by code for update)
      update service_code c set state = 'FREE', order_id = null, used_by = null, used_at = null,
        service_no = null
      from theirs where c.code = theirs.code
      """;

  private static final String CONSUME =
      """
      with own as (select code from service_code
        where order_id = $1 and state = 'RESERVED' order by code for update)
      update service_code c set state = 'CONSUMED', used_at = $2, service_number = granted.number
      from own, unnest($3::int[], $4::text[]) as granted (service_no, number)
      where c.code = own.code and c.service_no = granted.service_no
      """;

  public Uni<Void> add(IssuedCode code) {
    return Panache.getSession().chain(session -> session.persist(code));
  }

  /** Lets nobody else apply for a code of this server until the transaction ends. */
  public Uni<Void> lockServer(String serverId) {
    return Sql.rows(
            "select pg_advisory_xact_lock(hashtextextended('server ' || $1::text, 0))", serverId)
        .replaceWithVoid();
  }

  /** How many codes each of these servers has given; none for one that is not named. */
  public Uni<Map<String, Integer>> given(Collection<String> serverIds) {
    return Sql.rows(
            "select server_id, count(*) from service_code where server_id = any ($1)"
                + " group by server_id",
            (Object) serverIds.toArray(String[]::new))
        .map(
            rows -> {
              Map<String, Integer> given = new HashMap<>();
              rows.forEach(row -> given.put((String) row[0], ((Number) row[1]).intValue()));
              return given;
            });
  }

  /** A code. Null when there is none. */
  public Uni<@Nullable IssuedCode> find(UUID code) {
    return Panache.getSession().chain(session -> session.find(IssuedCode.class, code));
  }

  /** Those of these codes that there are. */
  public Uni<List<IssuedCode>> find(Collection<UUID> codes) {
    return Panache.getSession().chain(session -> among(session, codes).getResultList());
  }

  /** The same, as the last transaction left them; nobody else changes them until this one ends. */
  public Uni<List<IssuedCode>> lock(Collection<UUID> codes) {
    return Panache.getSession()
        .chain(
            session ->
                among(session, codes).setLockMode(LockMode.PESSIMISTIC_WRITE).getResultList());
  }

  private static Mutiny.SelectionQuery<IssuedCode> among(
      Mutiny.Session session, Collection<UUID> codes) {
    return session
        .createQuery("from IssuedCode where code in ?1 order by code", IssuedCode.class)
        .setParameter(1, codes);
  }

  /**
   * An account's codes, newest first, one more than {@code limit} where more follow.
   *
   * @param state null for all
   */
  public Uni<List<IssuedCode>> page(
      AccountId account, @Nullable CodeState state, @Nullable Cursor after, int limit) {
    String query =
        "from IssuedCode where account = :account and state in :states"
            + (after == null ? "" : " and (issuedAt < :time or issuedAt = :time and code < :id)")
            + " order by issuedAt desc, code desc";
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<IssuedCode> select =
                  session.createQuery(query, IssuedCode.class);
              select.setParameter("account", account.value());
              select.setParameter(
                  "states", state == null ? List.of(CodeState.values()) : List.of(state));
              if (after != null) {
                select.setParameter("time", after.time());
                select.setParameter("id", after.id());
              }
              return select.setMaxResults(limit + 1).getResultList();
            });
  }

  /**
   * Gives an order the codes that are free.
   *
   * @param taken with the number within the order of the service that each is for
   */
  public Uni<Void> reserve(Order order, Map<UUID, Integer> taken, Instant at) {
    List<UUID> codes = List.copyOf(taken.keySet());
    return Sql.update(
            RESERVE,
            order.id().value(),
            order.account().value(),
            at,
            codes.toArray(UUID[]::new),
            codes.stream().map(taken::get).toArray(Integer[]::new))
        .replaceWithVoid();
  }

  /** Frees what orders have and have not used up. */
  public Uni<Void> release(Collection<OrderId> orders) {
    return Sql.update(RELEASE, (Object) orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .replaceWithVoid();
  }

  /**
   * Uses up what an order has.
   *
   * @param numbers on record, by the service's number within the order
   */
  public Uni<Void> consume(OrderId order, Map<Integer, String> numbers, Instant at) {
    List<Integer> services = List.copyOf(numbers.keySet());
    return Sql.update(
            CONSUME,
            order.value(),
            at,
            services.toArray(Integer[]::new),
            services.stream().map(numbers::get).toArray(String[]::new))
        .replaceWithVoid();
  }
}
