package org.openbeian.review.domain.checklist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.openbeian.contracts.Actor;
import org.openbeian.review.domain.ReviewTask;

/**
 * What the holders of a preliminary review found (R-FLOW-2). It stays with the task whoever holds
 * it; the next round begins with none and shows these. Who changes it has locked its task.
 */
@Entity
@Table(name = "review_checklist")
public class TaskAnswers {

  @Id
  @Column(name = "task_id")
  private UUID taskId;

  @Column(name = "order_id")
  private UUID orderId;

  private int round;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private KeptAnswers answers;

  /** For Hibernate. */
  protected TaskAnswers() {}

  /** None yet. */
  public static TaskAnswers of(ReviewTask task) {
    TaskAnswers none = new TaskAnswers();
    none.taskId = task.id();
    none.orderId = task.orderId().value();
    none.round = task.round();
    none.answers = new KeptAnswers(List.of());
    return none;
  }

  /** The holder answers; an answer takes the place of an earlier one to the same. */
  public void answer(ReviewTask task, List<GivenAnswer> given, Actor by, Instant at) {
    task.requireChecking(by);
    List<KeptAnswer> all = new ArrayList<>(answers.items());
    for (GivenAnswer each : given) {
      all.removeIf(before -> before.code().equals(each.code()));
      all.add(new KeptAnswer(each.code(), each.answer(), each.note(), by.id(), at));
    }
    answers = new KeptAnswers(List.copyOf(all));
  }

  /** The round that it is of. */
  public int round() {
    return round;
  }

  public List<KeptAnswer> items() {
    return answers.items();
  }

  /** The answer to an item; empty when there is none. */
  public Optional<KeptAnswer> to(String code) {
    return answers.items().stream().filter(each -> each.code().equals(code)).findAny();
  }
}
