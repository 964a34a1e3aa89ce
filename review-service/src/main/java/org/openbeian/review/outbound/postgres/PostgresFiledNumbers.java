package org.openbeian.review.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.FiledNumbers;

/** Filed numbers as {@code subject_record} knows them. */
@ApplicationScoped
class PostgresFiledNumbers implements FiledNumbers {

  // a subject is in force while one of its services is; its last order is that of the newest row
  private static final String AMONG =
      "select distinct on (filed.number) filed.number, r.subject_number, r.account,"
          + " coalesce(r.province, ''), r.last_order_id, bool_or(r.status = 'IN_FORCE') over"
          + " (partition by filed.number) from subject_record r cross join lateral (values"
          + " (r.subject_number), (r.service_number)) filed (number) where (r.service_number ="
          + " any($1) or r.subject_number = any($1)) and filed.number = any($1) order by"
          + " filed.number, r.since desc, r.service_number";

  @Override
  public Uni<List<Filed>> among(Collection<String> numbers) {
    return numbers.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Sql.rows(AMONG, (Object) numbers.toArray(String[]::new))
            .map(rows -> rows.stream().map(PostgresFiledNumbers::filed).toList());
  }

  private static Filed filed(Object[] row) {
    String number = (String) row[0];
    String subject = (String) row[1];
    return new Filed(
        subject,
        number.equals(subject) ? null : number,
        row[2] == null ? null : new AccountId((String) row[2]),
        (String) row[3],
        new OrderId((UUID) row[4]),
        (boolean) row[5]);
  }
}
