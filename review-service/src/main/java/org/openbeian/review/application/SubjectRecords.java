package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.SubjectRecord;

/** What is on record of subjects, by service number; all of it within the open session. */
public interface SubjectRecords {

  /** Most rows that {@link #ofSubject} gives. */
  int MOST = 200;

  /** All services that a subject has or had, lowest number first; empty for an unknown subject. */
  Uni<List<SubjectRecord>> find(String subjectNumber);

  /**
   * The same, locked until the transaction ends. Services that are granted meanwhile are not kept
   * out.
   */
  Uni<List<SubjectRecord>> lock(String subjectNumber);

  /**
   * What is on record of whoever an application is of, at most {@value #MOST} rows.
   *
   * @param subjectKey null where it is not known
   * @param subjectNumber the one that the application is about; null where it is about none
   * @param provinces only numbers of these; null for all
   */
  Uni<List<SubjectRecord>> ofSubject(
      @Nullable String subjectKey, @Nullable String subjectNumber, @Nullable Set<String> provinces);

  /** Adds new rows. */
  Uni<Void> add(List<SubjectRecord> records);
}
