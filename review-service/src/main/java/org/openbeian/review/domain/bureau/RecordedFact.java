package org.openbeian.review.domain.bureau;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewTask;

/**
 * A fact about a case, kept for good with what became of it. One that waits ends with its case: it
 * helped to decide it, or it contradicts the decision.
 */
@Entity
@Table(name = "bureau_fact")
public class RecordedFact {

  @Id private UUID id;

  @Column(name = "task_id")
  private UUID taskId;

  @Column(name = "order_id")
  private UUID orderId;

  private String province;
  private String source;

  @Column(name = "fact_id")
  private String factId;

  @Enumerated(EnumType.STRING)
  private FactKind kind;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private FactBody body;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Enumerated(EnumType.STRING)
  private FactEffect effect;

  private @Nullable String problem;

  @Column(name = "problem_argument")
  private @Nullable String problemArgument;

  /** For Hibernate. */
  protected RecordedFact() {}

  /**
   * Keeps a fact.
   *
   * @param id chosen by the caller
   * @param source who says it
   * @param factId the source's own
   */
  public static RecordedFact of(
      UUID id,
      ReviewTask task,
      String source,
      String factId,
      BureauFact fact,
      FactEffect effect,
      Instant at) {
    RecordedFact kept = new RecordedFact();
    kept.id = id;
    kept.taskId = task.id();
    kept.orderId = task.orderId().value();
    kept.province = task.province();
    kept.source = source;
    kept.factId = factId;
    kept.kind = fact.kind();
    kept.body = FactBody.of(fact);
    kept.receivedAt = at;
    kept.effect = effect;
    return kept;
  }

  /** The same, with what is wrong with its numbers. */
  public RecordedFact unusable(Violation why) {
    effect = FactEffect.UNUSABLE;
    problem = why.code();
    problemArgument = why.arguments().isEmpty() ? null : why.arguments().get(0);
    return this;
  }

  /**
   * Its case was decided while it waited.
   *
   * @param granted the numbers; null when it was rejected
   */
  public void settle(@Nullable FilingNumbers granted) {
    boolean agrees =
        granted != null
            && (body.numbers() == null
                ? Boolean.TRUE.equals(body.approved())
                : granted.includes(body.numbers()));
    effect = agrees ? FactEffect.APPLIED : FactEffect.CONFLICTING;
  }

  public UUID id() {
    return id;
  }

  public UUID taskId() {
    return taskId;
  }

  public UUID orderId() {
    return orderId;
  }

  /** GB/T 2260. */
  public String province() {
    return province;
  }

  public String source() {
    return source;
  }

  public String factId() {
    return factId;
  }

  public FactKind kind() {
    return kind;
  }

  public BureauFact fact() {
    return body.fact(kind);
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public FactEffect effect() {
    return effect;
  }

  /** What makes its numbers unusable, as a code; null when nothing does. */
  public @Nullable String problem() {
    return problem;
  }

  /** What fills the problem's text. */
  public List<String> problemArguments() {
    return problemArgument == null ? List.of() : List.of(problemArgument);
  }
}
