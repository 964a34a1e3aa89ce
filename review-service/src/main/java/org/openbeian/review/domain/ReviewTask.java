package org.openbeian.review.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.contracts.review.BureauRejected;
import org.openbeian.contracts.review.BureauReviewStarted;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.review.ForwardingRequested;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.PreReviewRejected;
import org.openbeian.contracts.review.PreReviewStarted;

/**
 * One round of an order in one stage of review. It opens when the order reaches the stage, is
 * claimed by one reviewer or officer (and may be given back), and is decided by that one. A passed
 * one may have to be forwarded by hand. It is closed undecided when the order leaves by another
 * way: withdrawn, abandoned, expired, returned or moved on. What it decides is a fact to
 * order-service, which judges what becomes of the order.
 */
@Entity
@Table(name = "review_task")
public class ReviewTask {

  /** How many supplements a task may ask for, whatever becomes of them. */
  public static final int MOST_SUPPLEMENTS = 10;

  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  private int round;

  @Enumerated(EnumType.STRING)
  private ReviewStage stage;

  @Enumerated(EnumType.STRING)
  private ReviewTaskState state;

  @Enumerated(EnumType.STRING)
  @Column(name = "filing_type")
  private FilingType filingType;

  private String province;
  private String account;

  private String locale;

  @Column(name = "subject_name")
  private String subjectName;

  @Column(name = "created_at")
  private Instant createdAt;

  private @Nullable String assignee;

  @Column(name = "claimed_at")
  private @Nullable Instant claimedAt;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable ReviewOutcome outcome;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private @Nullable Reasons reasons;

  private @Nullable String note;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Column(name = "forwarded_at")
  private @Nullable Instant forwardedAt;

  @Column(name = "forwarded_by")
  private @Nullable String forwardedBy;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "closed_because")
  private @Nullable ClosedBecause closedBecause;

  @Column(name = "subject_number")
  private @Nullable String subjectNumber;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private @Nullable FilingNumbers numbers;

  @Column(name = "supplements_asked")
  private int supplementsAsked;

  @Column(name = "supplements_open")
  private int supplementsOpen;

  /** For Hibernate. */
  protected ReviewTask() {}

  /**
   * A task that nobody has taken yet.
   *
   * @param id chosen by the caller
   * @param subjectName as the queue shows it
   */
  public static ReviewTask open(
      UUID id,
      SubmissionId submission,
      ReviewStage stage,
      FilingType type,
      String province,
      Recipient filer,
      String subjectName,
      Instant at) {
    ReviewTask task = new ReviewTask();
    task.id = id;
    task.orderId = submission.orderId();
    task.round = submission.round();
    task.stage = stage;
    task.state = ReviewTaskState.OPEN;
    task.filingType = type;
    task.province = province;
    task.account = filer.account().value();
    task.locale = filer.locale();
    task.subjectName = subjectName;
    task.createdAt = at;
    return task;
  }

  /**
   * Somebody takes the task up; taking up again what one has changes nothing.
   *
   * @return the event of the first claim; empty for later ones
   */
  public Optional<DomainEvent> claim(Actor by, Instant at) {
    if (state == ReviewTaskState.CLAIMED && by.id().equals(assignee)) {
      return Optional.empty();
    }
    move(ReviewTaskTrigger.CLAIM);
    assignee = by.id();
    claimedAt = at;
    if (startedAt != null) {
      return Optional.empty();
    }
    startedAt = at;
    return Optional.of(
        switch (stage) {
          case PRELIMINARY -> new PreReviewStarted(orderId(), round, id, by);
          case BUREAU -> new BureauReviewStarted(orderId(), round, id, by);
        });
  }

  /**
   * Gives the task back to the queue.
   *
   * @param evenAnothers whether the caller may free a task that another one has
   */
  public void release(Actor by, boolean evenAnothers) {
    if (!evenAnothers) {
      requireNotAnothers(by);
    }
    move(ReviewTaskTrigger.RELEASE);
    assignee = null;
    claimedAt = null;
  }

  /** Refuses a decision that could not be made now; asks nothing of the bureau in vain. */
  public void requireDecidable(ReviewOutcome decided, Actor by, Forwarding forwarding) {
    requireNotAnothers(by);
    next(decided.trigger(forwarding));
  }

  /**
   * Decides; only the one who claimed it may.
   *
   * @param forwarding how a passed order goes on
   * @param workingDays that it took; null when the calendar lacks a year
   * @param granted the bureau's numbers; exactly when the outcome is APPROVE
   */
  public DomainEvent decide(
      Decision decision,
      Actor by,
      Instant at,
      Forwarding forwarding,
      @Nullable Integer workingDays,
      @Nullable FilingNumbers granted) {
    requireNotAnothers(by);
    if (decision.outcome() == ReviewOutcome.PASS && supplementsOpen > 0) {
      throw new IllegalStateException("a task with open supplements can't be passed (R-FLOW-3)");
    }
    move(decision.outcome().trigger(forwarding));
    outcome = decision.outcome();
    reasons = decision.reasons().isEmpty() ? null : new Reasons(decision.reasons());
    note = decision.note() == null ? null : decision.note().token();
    decidedAt = at;
    return switch (decision.outcome()) {
      case PASS -> new PreReviewPassed(orderId(), round, id, by, forwarding, workingDays);
      case REQUEST_CHANGES -> new ChangesRequested(orderId(), round, id, by, decision.reasons());
      case REJECT ->
          switch (stage) {
            case PRELIMINARY -> new PreReviewRejected(orderId(), round, id, by, decision.reasons());
            case BUREAU -> new BureauRejected(orderId(), round, id, by, decision.reasons());
          };
      case APPROVE -> {
        if (granted == null) {
          throw new IllegalArgumentException("an approval carries numbers");
        }
        numbers = granted;
        subjectNumber = granted.subject();
        yield new BureauApproved(
            orderId(), round, id, by, granted.subject(), granted.services(), workingDays);
      }
    };
  }

  /** Refuses what only the one who has claimed a preliminary review may do to its supplements. */
  public void requireSupplementing(Actor by) {
    requireNotAnothers(by);
    next(ReviewTaskTrigger.SUPPLEMENT);
  }

  /** Refuses a look at its materials by anybody but the one who has claimed its review. */
  public void requireLooking(Actor by) {
    requireNotAnothers(by);
    next(ReviewTaskTrigger.LOOK);
  }

  /** Refuses calls by anybody but the one who has claimed its preliminary review. */
  public void requireCalling(Actor by) {
    requireNotAnothers(by);
    next(ReviewTaskTrigger.CALL);
  }

  /** Refuses answers of anybody but the one who has claimed its preliminary review. */
  public void requireChecking(Actor by) {
    requireNotAnothers(by);
    next(ReviewTaskTrigger.CHECK);
  }

  /**
   * Asks for one more supplement (R-FLOW-3).
   *
   * @param id chosen by the caller
   */
  public Supplement askFor(
      UUID id, SupplementKind kind, @Nullable String wanted, Actor by, Instant at) {
    requireSupplementing(by);
    if (supplementsAsked >= MOST_SUPPLEMENTS) {
      throw new ActRefusedException(Refusal.TOO_MANY_SUPPLEMENTS, this);
    }
    supplementsAsked++;
    supplementsOpen++;
    return Supplement.ask(id, this, supplementsAsked, kind, wanted, at);
  }

  /** One of its supplements was accepted or closed. */
  public void noteSupplementEnded() {
    supplementsOpen--;
  }

  /** Sends a passed order on towards the bureau (R-FLOW-4). */
  public DomainEvent forward(Actor by, Instant at) {
    move(ReviewTaskTrigger.FORWARD);
    forwardedAt = at;
    forwardedBy = by.id();
    return new ForwardingRequested(orderId(), round, id, by);
  }

  /** Whether somebody has forwarded it by hand, and it has gone on. */
  public boolean isForwardedBy(Actor by) {
    return state == ReviewTaskState.DECIDED && by.id().equals(forwardedBy);
  }

  /** The order left this review by another way. */
  public void close(ClosedBecause because, Instant at) {
    move(ReviewTaskTrigger.CLOSE);
    closedAt = at;
    closedBecause = because;
  }

  /**
   * The filer withdrew this round: whatever was decided in it, order-service did not follow, so the
   * task ends closed for everybody.
   */
  public void overtake(Instant at) {
    move(ReviewTaskTrigger.OVERTAKE);
    closedAt = at;
    closedBecause = ClosedBecause.WITHDRAWN;
  }

  private void requireNotAnothers(Actor by) {
    if (state == ReviewTaskState.CLAIMED && !by.id().equals(assignee)) {
      throw new ActRefusedException(Refusal.TAKEN, this);
    }
  }

  private void move(ReviewTaskTrigger trigger) {
    state = next(trigger);
  }

  private ReviewTaskState next(ReviewTaskTrigger trigger) {
    Step step = ReviewTaskLifecycle.on(stage, state, trigger);
    if (step instanceof Step.To to) {
      return to.state();
    }
    throw new ActRefusedException(((Step.Refused) step).why(), this);
  }

  public UUID id() {
    return id;
  }

  public OrderId orderId() {
    return new OrderId(orderId);
  }

  public int round() {
    return round;
  }

  public SubmissionId submission() {
    return new SubmissionId(orderId, round);
  }

  public ReviewStage stage() {
    return stage;
  }

  public ReviewTaskState state() {
    return state;
  }

  public FilingType filingType() {
    return filingType;
  }

  /** GB/T 2260. */
  public String province() {
    return province;
  }

  /** Whose order it is. */
  public AccountId account() {
    return new AccountId(account);
  }

  /** What the filer is told in: {@code zh-CN} or {@code en}. */
  public String locale() {
    return locale;
  }

  /** As the queue shows it: a person's name is masked. */
  public String subjectName() {
    return subjectName;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Who has it or decided it; null while it is open. */
  public @Nullable String assignee() {
    return assignee;
  }

  public @Nullable Instant claimedAt() {
    return claimedAt;
  }

  public @Nullable ReviewOutcome outcome() {
    return outcome;
  }

  /** What to correct; empty unless it was refused or sent back. */
  public List<Reason> reasons() {
    return reasons == null ? List.of() : reasons.items();
  }

  public @Nullable Sealed note() {
    return note == null ? null : new Sealed(note);
  }

  public @Nullable Instant decidedAt() {
    return decidedAt;
  }

  public @Nullable Instant forwardedAt() {
    return forwardedAt;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  public @Nullable ClosedBecause closedBecause() {
    return closedBecause;
  }

  /** Null unless the bureau approved. */
  public @Nullable String subjectNumber() {
    return subjectNumber;
  }

  /** Empty unless the bureau approved. */
  public List<ServiceNumber> serviceNumbers() {
    return numbers == null ? List.of() : numbers.services();
  }

  /** Since when somebody has to do something; a passed one waits anew. Null when nobody has to. */
  public @Nullable Instant waitingSince() {
    return switch (state) {
      case OPEN, CLAIMED -> createdAt;
      case PASSED_UNFORWARDED -> decidedAt;
      case DECIDED, CLOSED -> null;
    };
  }

  /** How many supplements it has asked for, whatever became of them. */
  public int supplementsAsked() {
    return supplementsAsked;
  }

  /** How many supplements are asked for and not yet accepted. */
  public int supplementsOpen() {
    return supplementsOpen;
  }

  /** How long it has waited, or waited until it was decided or closed. */
  public Duration age(Instant now) {
    Instant end = decidedAt != null ? decidedAt : closedAt != null ? closedAt : now;
    return Duration.between(createdAt, end);
  }
}
