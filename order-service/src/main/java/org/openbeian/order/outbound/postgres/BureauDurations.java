package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.duration.BureauDuration;
import org.openbeian.order.domain.duration.ExpectedDurations;
import org.openbeian.platform.persistence.Sql;

/** How long the bureaus took; everything runs in the caller's session. */
@ApplicationScoped
public class BureauDurations {

  /** Keeps how long one took. */
  public Uni<Void> add(BureauDuration duration) {
    return Panache.getSession().chain(session -> session.persist(duration));
  }

  /** The working days of the last grants of a type in a province, newest first, in one row. */
  public Uni<List<Integer>> last(String province, FilingType type) {
    return Sql.value(
            Integer[].class,
            "select array(select working_days from bureau_duration where province = $1 and type = $2"
                + " order by decided_at desc limit "
                + ExpectedDurations.LAST
                + ")",
            province,
            type.name())
        .map(List::of);
  }
}
