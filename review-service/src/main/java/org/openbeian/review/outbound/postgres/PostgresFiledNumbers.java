package org.openbeian.review.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.FiledNumbers;

/** Reads what bureaus approved off the tasks: the last approval that names a number tells of it. */
@ApplicationScoped
class PostgresFiledNumbers implements FiledNumbers {

  private static final String AMONG =
      "select distinct on (filed.number) filed.number, t.subject_number, t.account, t.province,"
          + " t.order_id, t.filing_type from review_task t cross join lateral (select"
          + " t.subject_number as number union select s ->> 'number' from jsonb_array_elements("
          + "t.numbers -> 'services') s) filed where t.subject_number = any($1) and t.outcome ="
          + " 'APPROVE' and t.state = 'DECIDED' and filed.number = any($2) order by filed.number,"
          + " t.decided_at desc";

  @Override
  public Uni<List<Filed>> among(Collection<String> numbers) {
    if (numbers.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Set<String> subjects = new LinkedHashSet<>(numbers);
    for (String number : numbers) {
      int dash = number.lastIndexOf('-');
      if (dash > 0) {
        subjects.add(number.substring(0, dash));
      }
    }
    return Sql.rows(AMONG, subjects.toArray(String[]::new), numbers.toArray(String[]::new))
        .map(rows -> rows.stream().map(PostgresFiledNumbers::filed).toList());
  }

  private static Filed filed(Object[] row) {
    String number = (String) row[0];
    String subject = (String) row[1];
    boolean ofSubject = number.equals(subject);
    FilingType last = FilingType.valueOf((String) row[5]);
    boolean ended =
        last == FilingType.DEREGISTER_SUBJECT
            || !ofSubject
                && (last == FilingType.DEREGISTER_SERVICE || last == FilingType.CANCEL_ACCESS);
    return new Filed(
        subject,
        ofSubject ? null : number,
        new AccountId((String) row[2]),
        (String) row[3],
        new OrderId((UUID) row[4]),
        !ended);
  }
}
