package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.SubmissionId;

/** Where tasks and submissions are kept; all of it within the open session. */
public interface ReviewTasks {

  /** Loads a task and locks it until the transaction ends; null when there is none. */
  Uni<@Nullable ReviewTask> lock(UUID id);

  /** Loads all tasks of an order and locks them; oldest round first. */
  Uni<List<ReviewTask>> lockAllOf(OrderId order);

  /** Loads the tasks of an order that still wait and locks them. */
  Uni<List<ReviewTask>> lockWaitingOf(OrderId order);

  /** Those of an order that are not closed, decided ones too, oldest round first; locked. */
  Uni<List<ReviewTask>> lockUnclosedOf(OrderId order);

  /** Loads a task; null when there is none. */
  Uni<@Nullable ReviewTask> find(UUID id);

  /** Loads a task and its order's other tasks, oldest first; empty when there is none. */
  Uni<List<ReviewTask>> withHistory(UUID id);

  /** Loads those of these that nobody else has locked, and locks them. */
  Uni<List<ReviewTask>> lockUnlocked(Collection<UUID> ids);

  /**
   * The ids of some tasks that somebody may claim next, in the order in which they come; without
   * those that wait for their filer.
   *
   * @param notOf whose orders are left out (R-PERM-2)
   */
  Uni<List<UUID>> candidates(QueueScope scope, AccountId notOf);

  /**
   * Loads the first of these, in the order of queues, that is open still and that nobody else has
   * locked, and locks it; null when there is none.
   */
  Uni<@Nullable ReviewTask> lockFirstOpen(List<UUID> ids);

  /** Counts what waits, by stage, province and whatever tells queues apart. */
  Uni<List<QueueCount>> count(Instant now, LocalDate today);

  /** Loads a page of the queue, with one task more where there are more. */
  Uni<List<ReviewTask>> page(TaskFilter filter);

  /** Loads what was submitted in a round; null when it is not known. */
  Uni<@Nullable Submission> submission(SubmissionId id);

  /** Loads what was submitted in the round before; null when there was none. */
  Uni<@Nullable Submission> submissionBefore(SubmissionId id);

  /**
   * Empties what is kept of an order's submissions, notes and words; of reasons the codes stay. A
   * second time changes nothing.
   */
  Uni<Void> erase(OrderId order, Instant at);

  /** Adds new rows. */
  Uni<Void> add(Object... rows);
}
