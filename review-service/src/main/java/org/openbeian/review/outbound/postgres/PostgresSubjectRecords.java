package org.openbeian.review.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.application.SubjectRecords;
import org.openbeian.review.domain.SubjectRecord;

/** What is on record in {@code subject_record}. */
@ApplicationScoped
class PostgresSubjectRecords implements SubjectRecords {

  // -2 before -10
  private static final String LOWEST_FIRST =
      " order by subjectNumber, length(serviceNumber), serviceNumber";

  @Override
  public Uni<List<SubjectRecord>> find(String subjectNumber) {
    return ofNumber(subjectNumber, LockMode.NONE);
  }

  @Override
  public Uni<List<SubjectRecord>> lock(String subjectNumber) {
    return ofNumber(subjectNumber, LockMode.PESSIMISTIC_WRITE);
  }

  @Override
  public Uni<List<SubjectRecord>> ofSubject(
      @Nullable String subjectKey,
      @Nullable String subjectNumber,
      @Nullable Set<String> provinces) {
    List<String> either = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    if (subjectKey != null) {
      either.add("subjectKey = :key");
      parameters.put("key", subjectKey);
    }
    if (subjectNumber != null) {
      either.add("subjectNumber = :number");
      parameters.put("number", subjectNumber);
    }
    if (either.isEmpty() || (provinces != null && provinces.isEmpty())) {
      return Uni.createFrom().item(List.of());
    }
    StringBuilder hql =
        new StringBuilder("from SubjectRecord where (" + String.join(" or ", either) + ")");
    if (provinces != null) {
      hql.append(" and province in (:provinces)");
      parameters.put("provinces", List.copyOf(provinces));
    }
    hql.append(LOWEST_FIRST);
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<SubjectRecord> query =
                  session.createSelectionQuery(hql.toString(), SubjectRecord.class);
              parameters.forEach(query::setParameter);
              return query.setMaxResults(MOST).getResultList();
            });
  }

  @Override
  public Uni<Void> add(List<SubjectRecord> records) {
    return records.isEmpty()
        ? Uni.createFrom().voidItem()
        : Panache.getSession().chain(session -> session.persistAll(records.toArray()));
  }

  private static Uni<List<SubjectRecord>> ofNumber(String subjectNumber, LockMode lock) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from SubjectRecord where subjectNumber = ?1" + LOWEST_FIRST,
                        SubjectRecord.class)
                    .setParameter(1, subjectNumber)
                    .setLockMode(lock)
                    .getResultList());
  }
}
