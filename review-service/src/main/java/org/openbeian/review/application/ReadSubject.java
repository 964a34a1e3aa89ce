package org.openbeian.review.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.OnRecord;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.application.SubjectOrders.Wanted;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.SubjectRecord;
import org.openbeian.review.domain.Submission;

/**
 * Shows what is known of the subject whose application is reviewed: its other orders and what it
 * has on record, whichever account's. Officers see what is of their provinces (R-PERM-2).
 */
@ApplicationScoped
public class ReadSubject {

  /** Other orders are counted so far. */
  public static final int MOST_COUNTED = 100;

  private final ReviewTasks tasks;
  private final SubjectOrders orders;
  private final SubjectRecords records;

  ReadSubject(ReviewTasks tasks, SubjectOrders orders, SubjectRecords records) {
    this.tasks = tasks;
    this.orders = orders;
    this.records = records;
  }

  /**
   * A subject beside its application.
   *
   * @param otherOrders up to {@link #MOST_COUNTED}
   * @param records by number
   */
  public record Known(int otherOrders, List<SubjectRecord> records) {}

  /**
   * A page of the subject's other orders, newest first, with one more where there are more.
   *
   * @throws ApiException 404, 403 as for the task
   */
  public Uni<List<SubjectOrder>> orders(
      UUID taskId, @Nullable Cursor after, int limit, Caller caller) {
    return Panache.withSession(
        () ->
            tasks
                .withHistory(taskId)
                .chain(
                    all -> {
                      ReviewTask task =
                          ReviewAccess.requireVisible(
                              caller,
                              all.stream()
                                  .filter(each -> each.id().equals(taskId))
                                  .findAny()
                                  .orElse(null));
                      return tasks
                          .submission(task.submission())
                          .chain(submission -> page(task, submission, after, limit, caller));
                    }));
  }

  /** What is known, in the open session. */
  Uni<Known> of(ReviewTask task, Submission submission, Caller caller) {
    Set<String> provinces = ReviewAccess.provincesOf(caller, task.stage());
    String key = submission.subjectKey();
    Application application = submission.application();
    OnRecord about = application == null ? null : application.record();
    return records
        .ofSubject(key, about == null ? null : about.subjectNumber(), provinces)
        .chain(
            found ->
                (key == null
                        ? Uni.createFrom().item(0)
                        : orders.count(wanted(key, task, provinces), MOST_COUNTED))
                    .map(count -> new Known(count, found)));
  }

  private Uni<List<SubjectOrder>> page(
      ReviewTask task, Submission submission, @Nullable Cursor after, int limit, Caller caller) {
    String key = submission.subjectKey();
    return key == null
        ? Uni.createFrom().item(List.of())
        : orders.page(
            wanted(key, task, ReviewAccess.provincesOf(caller, task.stage())), after, limit);
  }

  private static Wanted wanted(String key, ReviewTask task, @Nullable Set<String> provinces) {
    return new Wanted(key, task.orderId().value(), provinces);
  }
}
