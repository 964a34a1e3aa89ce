package org.openbeian.review.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.bureau.GivenNumbers;
import org.openbeian.review.domain.FilingNumbers;

/** Serials from a sequence per province; what is given in {@code given_number}. */
@ApplicationScoped
class PostgresGivenNumbers implements GivenNumbers {

  // in order, so that two who want several of the same wait for each other and do not lock up
  private static final String GIVE =
      "insert into given_number (subject_number, service_index, number, order_id)"
          + " select $1, given.i, given.n, $2 from unnest($3::int[], $4::text[]) as given (i, n)"
          + " order by given.i on conflict do nothing";

  private static final String OTHERS =
      "select number from given_number where subject_number = $1 and service_index = any($2)"
          + " and order_id <> $3 order by service_index";

  @Override
  public Uni<Integer> nextSerial(Province province) {
    return Sql.value(Long.class, "select nextval('filing_serial_" + province.code() + "')")
        .map(Long::intValue);
  }

  @Override
  public Uni<Integer> highestIndex(String subjectNumber) {
    return Sql.value(
        Integer.class,
        "select coalesce(max(service_index), 0) from given_number where subject_number = $1",
        subjectNumber);
  }

  @Override
  public Uni<List<String>> give(OrderId order, FilingNumbers numbers, List<String> kept) {
    List<Integer> indexes = new ArrayList<>(List.of(0));
    List<String> texts = new ArrayList<>(List.of(numbers.subject()));
    List<Integer> mustBeFree = new ArrayList<>();
    if (!kept.contains(numbers.subject())) {
      mustBeFree.add(0);
    }
    for (ServiceNumber service : numbers.services()) {
      int index = FilingNumbers.indexOf(service.number());
      if (index > 0) {
        indexes.add(index);
        texts.add(service.number());
        if (!kept.contains(service.number())) {
          mustBeFree.add(index);
        }
      }
    }
    return Sql.update(
            GIVE,
            numbers.subject(),
            order.value(),
            indexes.toArray(Integer[]::new),
            texts.toArray(String[]::new))
        .chain(
            () ->
                Sql.rows(
                    OTHERS, numbers.subject(), mustBeFree.toArray(Integer[]::new), order.value()))
        .map(rows -> rows.stream().map(row -> (String) row[0]).toList())
        .call(
            others ->
                others.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Sql.update(
                        "delete from given_number where order_id = $1 and subject_number = $2",
                        order.value(),
                        numbers.subject()));
  }

  @Override
  public Uni<Void> takeBack(OrderId order, List<String> butFor) {
    return Sql.update(
            "delete from given_number where order_id = $1 and number <> all($2)",
            order.value(),
            butFor.toArray(String[]::new))
        .replaceWithVoid();
  }
}
