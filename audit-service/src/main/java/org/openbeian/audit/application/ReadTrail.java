package org.openbeian.audit.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openbeian.audit.domain.TrailEntry;

/** Shows the trail, oldest entries first. */
@ApplicationScoped
public class ReadTrail {

  /** The first {@code limit} entries after a place in the trail that the filter lets through. */
  public Uni<List<TrailEntry>> after(long sequence, TrailFilter filter, int limit) {
    StringBuilder hql = new StringBuilder("from TrailEntry where sequence > :sequence");
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("sequence", sequence);
    restrict(hql, parameters, "key = :key", "key", filter.key());
    restrict(hql, parameters, "type = :type", "type", filter.type());
    restrict(hql, parameters, "topic = :topic", "topic", filter.topic());
    restrict(hql, parameters, "occurredAt >= :from", "from", filter.from());
    restrict(hql, parameters, "occurredAt < :to", "to", filter.to());
    hql.append(" order by sequence");
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session -> {
                      var query = session.createSelectionQuery(hql.toString(), TrailEntry.class);
                      parameters.forEach(query::setParameter);
                      return query.setMaxResults(limit).setReadOnly(true).getResultList();
                    }));
  }

  private static void restrict(
      StringBuilder hql,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      hql.append(" and ").append(condition);
      parameters.put(name, value);
    }
  }
}
