package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.duration.ExpectedDurations;
import org.openbeian.order.domain.duration.StepDuration;
import org.openbeian.order.domain.duration.StepHistory;
import org.openbeian.platform.persistence.Sql;

/** How long steps took; everything runs in the caller's session. */
@ApplicationScoped
public class StepDurations {

  private static final String LAST =
      "select array(select working_days from step_duration where province = $1 and type = $2"
          + " and step = 'PRELIMINARY_REVIEW' order by decided_at desc limit "
          + ExpectedDurations.LAST
          + "), array(select working_days from step_duration where province = $1 and type = $2"
          + " and step = 'BUREAU_REVIEW' order by decided_at desc limit "
          + ExpectedDurations.LAST
          + ")";

  /** Keeps how long one took. */
  public Uni<Void> add(StepDuration duration) {
    return Panache.getSession().chain(session -> session.persist(duration));
  }

  /** Those of the last passes of a type in a province, newest first, in one row. */
  public Uni<StepHistory> last(String province, FilingType type) {
    return Sql.rows(LAST, province, type.name())
        .map(
            rows ->
                new StepHistory(
                    List.of((Integer[]) rows.get(0)[0]), List.of((Integer[]) rows.get(0)[1])));
  }
}
