package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;

/**
 * Which contacts submitted orders and records have, by keys; everything runs in the caller's
 * session. A look costs the same however many have one: indexes answer whether there is another.
 */
@ApplicationScoped
public class ContactUses {

  /** No record and no person is called so. */
  private static final String NOBODY = "-";

  /**
   * $1 paths, $2 roles, $3 keys, $4 persons, $5 leaders; $6 the subject's key, $7 the order and $8
   * the record whose uses do not count. A mobile must be no other person's mobile; all else must be
   * in no other subject's filing, but by who leads both.
   */
  private static final String ELSEWHERE =
      """
      select a.path,
        case when a.role = 'MOBILE' then
          exists (select from contact_use c where c.role = 'MOBILE' and c.key = a.key
            and c.person < a.person and c.subject_key <> $6
            and c.order_id is distinct from $7 and c.subject_number is distinct from $8)
          or exists (select from contact_use c where c.role = 'MOBILE' and c.key = a.key
            and c.person > a.person and c.subject_key <> $6
            and c.order_id is distinct from $7 and c.subject_number is distinct from $8)
        else
          exists (select from contact_use c where c.key = a.key
            and c.leader < a.leader and c.subject_key <> $6
            and c.order_id is distinct from $7 and c.subject_number is distinct from $8)
          or exists (select from contact_use c where c.key = a.key
            and c.leader > a.leader and c.subject_key <> $6
            and c.order_id is distinct from $7 and c.subject_number is distinct from $8)
        end,
        a.role = 'MOBILE' and (
          exists (select from contact_use c where c.role = 'MOBILE' and c.leader <> ''
            and c.leader = a.leader and c.key < a.key and c.subject_key <> $6
            and c.order_id is distinct from $7 and c.subject_number is distinct from $8)
          or exists (select from contact_use c where c.role = 'MOBILE' and c.leader <> ''
            and c.leader = a.leader and c.key > a.key and c.subject_key <> $6
            and c.order_id is distinct from $7 and c.subject_number is distinct from $8))
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
        as a (path, role, key, person, leader)
      """;

  /** $6 whose they are; in place of what that had. */
  private static final String KEEP =
      "with gone as (delete from contact_use where %1$s = $6)"
          + " insert into contact_use (key, role, person, leader, subject_key, %1$s)"
          + " select key, role, person, leader, $5::text, %2$s"
          + " from unnest($1::text[], $2::text[], $3::text[], $4::text[])"
          + " as used (key, role, person, leader)";

  private static final String OF_ORDER = KEEP.formatted("order_id", "$6::uuid");
  private static final String OF_RECORD = KEEP.formatted("subject_number", "$6::text");

  /**
   * A contact by keys.
   *
   * @param leader the person where that leads the subject; null where not
   */
  public record Use(String path, String role, String key, String person, @Nullable String leader) {}

  /**
   * What was found of a contact.
   *
   * @param taken another subject's filing has it for somebody else
   * @param differs who leads the subject leads another, with another mobile
   */
  public record Elsewhere(String path, boolean taken, boolean differs) {}

  /**
   * What others have of these.
   *
   * @param subjectKey whose contacts they are
   * @param record what the order is about, as long as the subject is the same; else null
   */
  public Uni<List<Elsewhere>> elsewhere(
      List<Use> uses, @Nullable String subjectKey, OrderId order, @Nullable String record) {
    return uses.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Sql.rows(
                ELSEWHERE,
                column(uses, Use::path),
                column(uses, Use::role),
                column(uses, Use::key),
                column(uses, Use::person),
                column(uses, use -> use.leader() == null ? NOBODY : use.leader()),
                subjectKey == null ? NOBODY : subjectKey,
                order.value(),
                record == null ? NOBODY : record)
            .map(
                rows ->
                    rows.stream()
                        .map(
                            row ->
                                new Elsewhere((String) row[0], (Boolean) row[1], (Boolean) row[2]))
                        .toList());
  }

  /** Notes what an order that is submitted has, in place of what it had. */
  public Uni<Void> keep(OrderId order, String subjectKey, List<Use> uses) {
    return keep(OF_ORDER, order.value(), subjectKey, uses);
  }

  /** Notes what is on record of a subject, in place of what was. */
  public Uni<Void> keepOnRecord(String number, String subjectKey, List<Use> uses) {
    return keep(OF_RECORD, number, subjectKey, uses);
  }

  private static Uni<Void> keep(String sql, Object whose, String subjectKey, List<Use> uses) {
    return Sql.update(
            sql,
            column(uses, Use::key),
            column(uses, Use::role),
            column(uses, Use::person),
            column(uses, use -> use.leader() == null ? "" : use.leader()),
            subjectKey,
            whose)
        .replaceWithVoid();
  }

  /** Forgets what orders that are over have. */
  public Uni<Void> forget(Collection<OrderId> orders) {
    return orders.isEmpty()
        ? Uni.createFrom().voidItem()
        : Sql.update(
                "delete from contact_use where order_id = any ($1)",
                (Object) orders.stream().map(OrderId::value).toArray(UUID[]::new))
            .replaceWithVoid();
  }

  private static String[] column(List<Use> uses, Function<Use, String> value) {
    return uses.stream().map(value).toArray(String[]::new);
  }
}
