package org.openbeian.review.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
import org.openbeian.contracts.WorkingDays;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.contracts.review.BureauRejected;
import org.openbeian.contracts.review.BureauReviewStarted;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.review.ForwardingRequested;
import org.openbeian.contracts.review.HolderChange;
import org.openbeian.contracts.review.PersonalDataViewed;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.PreReviewRejected;
import org.openbeian.contracts.review.PreReviewStarted;
import org.openbeian.contracts.review.ReviewBreach;
import org.openbeian.contracts.review.ReviewHolderChanged;
import org.openbeian.platform.calendar.WorkingCalendar;

/**
 * One round of an order in one stage of review. It opens when the order reaches the stage, with a
 * promise of working days, is claimed by one reviewer or officer and decided by that one; who gives
 * it back, hands it over or leaves it alone for too long has it no more. While the filer is waited
 * for its clock stands still. A passed one may have to be forwarded by hand. It is closed undecided
 * when the order leaves by another way. What it decides is a fact to order-service, which judges
 * what becomes of the order.
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

  @Column(name = "lease_until")
  private @Nullable Instant leaseUntil;

  @Column(name = "promised_days")
  private int promisedDays;

  @Column(name = "due_on")
  private @Nullable LocalDate dueOn;

  @Column(name = "late_from")
  private @Nullable Instant lateFrom;

  @Column(name = "paused_at")
  private @Nullable Instant pausedAt;

  @Column(name = "paused_days")
  private int pausedDays;

  @Enumerated(EnumType.STRING)
  private @Nullable ReviewBreach escalated;

  @Column(name = "working_days")
  private @Nullable Integer workingDays;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "expected_from")
  private @Nullable Integer expectedFrom;

  @Column(name = "expected_to")
  private @Nullable Integer expectedTo;

  @Column(name = "supplements_asked")
  private int supplementsAsked;

  @Column(name = "supplements_awaited")
  private int supplementsAwaited;

  @Column(name = "supplements_open")
  private int supplementsOpen;

  /** For Hibernate. */
  protected ReviewTask() {}

  /**
   * A task that nobody has taken yet.
   *
   * @param id chosen by the caller
   * @param subjectName as the queue shows it
   * @param searchText what it is found by, in lower case; no name of a person
   */
  public static ReviewTask open(
      UUID id,
      SubmissionId submission,
      ReviewStage stage,
      FilingType type,
      String province,
      Recipient filer,
      String subjectName,
      String searchText,
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
    task.searchText = searchText;
    task.createdAt = at;
    return task;
  }

  /** The same, with how long its bureau usually takes (R-FLOW-6). */
  public ReviewTask expecting(WorkingDays usual) {
    expectedFrom = usual.from();
    expectedTo = usual.to();
    return this;
  }

  /**
   * Somebody takes the task up. Taking up again what one has renews the claim.
   *
   * @param until until when it stays with somebody who does nothing on it
   * @return the event of the first claim, or of another holder; empty when it stays with its own
   */
  public Optional<DomainEvent> claim(Actor by, Instant at, Instant until) {
    if (state == ReviewTaskState.CLAIMED && by.id().equals(assignee)) {
      renew(until);
      return startedAt == null ? Optional.of(start(by, at)) : Optional.empty();
    }
    move(ReviewTaskTrigger.CLAIM);
    hold(by.id(), at, until);
    return Optional.of(
        startedAt == null ? start(by, at) : holderChanged(HolderChange.CLAIMED, by, null, by.id()));
  }

  private DomainEvent start(Actor by, Instant at) {
    startedAt = at;
    return switch (stage) {
      case PRELIMINARY -> new PreReviewStarted(orderId(), round, id, by);
      case BUREAU -> new BureauReviewStarted(orderId(), round, id, by);
    };
  }

  /**
   * Gives the task back to the queue.
   *
   * @param evenAnothers whether the caller may free a task that another one has
   */
  public DomainEvent release(Actor by, boolean evenAnothers) {
    if (!evenAnothers) {
      requireNotAnothers(by);
    }
    move(ReviewTaskTrigger.RELEASE);
    return backToQueue(HolderChange.RELEASED, by);
  }

  /** Its holder gives it to a colleague, who goes on where it stands. */
  public DomainEvent handOver(Actor by, String to, Instant at, Instant until) {
    requireNotAnothers(by);
    move(ReviewTaskTrigger.HAND_OVER);
    return give(HolderChange.HANDED_OVER, by, to, at, until);
  }

  /** A lead gives it to somebody, whoever has it. */
  public DomainEvent assign(Actor by, String to, Instant at, Instant until) {
    move(ReviewTaskTrigger.ASSIGN);
    return give(HolderChange.ASSIGNED, by, to, at, until);
  }

  /**
   * Back to the queue, if its holder left it alone until now.
   *
   * @return empty when nobody has it, or still has time
   */
  public Optional<DomainEvent> lapse(Actor by, Instant now) {
    if (leaseUntil == null || now.isBefore(leaseUntil)) {
      return Optional.empty();
    }
    move(ReviewTaskTrigger.LAPSE);
    return Optional.of(backToQueue(HolderChange.LEASE_EXPIRED, by));
  }

  /** Somebody does something on it: if it is its holder, the claim is renewed. */
  public void noteActivity(String user, Instant until) {
    if (state == ReviewTaskState.CLAIMED && user.equals(assignee)) {
      renew(until);
    }
  }

  private void renew(Instant until) {
    leaseUntil = pausedAt == null ? until : null;
  }

  private void hold(String user, Instant at, Instant until) {
    assignee = user;
    claimedAt = at;
    renew(until);
  }

  private DomainEvent give(HolderChange why, Actor by, String to, Instant at, Instant until) {
    String from = assignee;
    hold(to, at, until);
    return holderChanged(why, by, from, to);
  }

  private DomainEvent backToQueue(HolderChange why, Actor by) {
    String from = assignee;
    assignee = null;
    claimedAt = null;
    return holderChanged(why, by, from, null);
  }

  private DomainEvent holderChanged(
      HolderChange why, Actor by, @Nullable String from, @Nullable String to) {
    return new ReviewHolderChanged(orderId(), round, id, by, why, from, to);
  }

  /**
   * Promises that what it waits for is done within so many working days; the clock starts anew.
   *
   * @param workingDays after the day on which it began to wait
   */
  public void promise(int workingDays, ReviewClock clock) {
    promisedDays = workingDays;
    pausedDays = 0;
    escalated = null;
    reckonDue(clock);
  }

  /** Says by when it should be done, as far as the calendar goes; asked again when it does not. */
  public void reckonDue(ReviewClock clock) {
    Instant since = waitingSince();
    if (since != null) {
      note(clock.due(since, promisedDays + pausedDays).known().orElse(null));
    }
  }

  private void note(ReviewClock.@Nullable Due due) {
    dueOn = due == null ? null : due.on();
    lateFrom = due == null ? null : due.lateFrom();
  }

  /**
   * More or fewer of its supplements wait for the filer, or for the post (R-FLOW-3): while there
   * are any, the clock stands still and the holder keeps it; afterwards it goes on where it stood.
   */
  public void awaitSupplements(int more, Instant now, ReviewClock clock) {
    supplementsAwaited += more;
    if (supplementsAwaited > 0 && pausedAt == null) {
      pausedAt = now;
      leaseUntil = null;
    } else if (supplementsAwaited == 0 && pausedAt != null) {
      resume(pausedAt, now, clock);
    }
  }

  private void resume(Instant paused, Instant now, ReviewClock clock) {
    boolean inTimeThen = lateFrom == null || paused.isBefore(lateFrom);
    pausedAt = null;
    pausedDays += clock.daysBetween(paused, now);
    reckonDue(clock);
    if (inTimeThen && dueOn != null && dueOn.isBefore(clock.workingDayFrom(now))) {
      pausedDays++;
      reckonDue(clock);
    }
    if (state == ReviewTaskState.CLAIMED) {
      leaseUntil = clock.leaseFrom(now);
    }
  }

  /** How it stands to its promise; empty when nothing waits to be done. */
  public Optional<Sla> sla(Instant now, ReviewClock clock) {
    if (!state.waiting()) {
      return Optional.empty();
    }
    Integer left =
        dueOn == null
            ? null
            : clock
                .counted(Objects.requireNonNull(waitingSince()), now)
                .known()
                .map(counted -> promisedDays + pausedDays - counted)
                .orElse(null);
    return Optional.of(new Sla(slaState(now), dueOn, pausedAt == null ? left : null, pausedAt));
  }

  private SlaState slaState(Instant now) {
    if (pausedAt != null) {
      return SlaState.PAUSED;
    }
    if (dueOn == null || lateFrom == null) {
      return SlaState.UNKNOWN;
    }
    if (!now.isBefore(lateFrom)) {
      return SlaState.LATE;
    }
    return dueOn.isAfter(WorkingCalendar.dayOf(now)) ? SlaState.ON_TIME : SlaState.DUE_TODAY;
  }

  /**
   * The working days that it has taken, without those in which the filer was waited for; null when
   * nothing waits, and when the calendar lacks a year.
   */
  public @Nullable Integer taken(Instant now, ReviewClock clock) {
    Instant since = waitingSince();
    return since == null
        ? null
        : clock
            .counted(since, now)
            .known()
            .map(days -> Math.max(0, days - pausedDays))
            .orElse(null);
  }

  /** Notes that its leads were told of this, or of what is worse. */
  public void noteEscalated(ReviewBreach breach) {
    escalated = breach;
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
   * @param took the working days, without those in which the filer was waited for; null when the
   *     calendar lacks a year
   * @param granted the bureau's numbers; exactly when the outcome is APPROVE
   */
  public DomainEvent decide(
      Decision decision,
      Actor by,
      Instant at,
      Forwarding forwarding,
      @Nullable Integer took,
      @Nullable FilingNumbers granted) {
    requireNotAnothers(by);
    if (decision.outcome() == ReviewOutcome.PASS && supplementsOpen > 0) {
      throw new IllegalStateException("a task with open supplements can't be passed (R-FLOW-3)");
    }
    move(decision.outcome().trigger(forwarding));
    return conclude(decision, by, at, forwarding, took, granted);
  }

  /**
   * The bureau's verdict came from outside, so nobody need have claimed the case (R-FLOW-6).
   *
   * @param by the source, which stands as the one who decided
   * @param granted as for {@link #decide}
   */
  public DomainEvent takeVerdict(
      ReviewOutcome verdict,
      List<Reason> why,
      Actor by,
      Instant at,
      @Nullable Integer took,
      @Nullable FilingNumbers granted) {
    move(ReviewTaskTrigger.VERDICT);
    assignee = by.id();
    return conclude(new Decision(verdict, why, null), by, at, Forwarding.AUTOMATIC, took, granted);
  }

  private DomainEvent conclude(
      Decision decision,
      Actor by,
      Instant at,
      Forwarding forwarding,
      @Nullable Integer took,
      @Nullable FilingNumbers granted) {
    outcome = decision.outcome();
    reasons = decision.reasons().isEmpty() ? null : new Reasons(decision.reasons());
    note = decision.note() == null ? null : decision.note().token();
    decidedAt = at;
    workingDays = took;
    return switch (decision.outcome()) {
      case PASS -> new PreReviewPassed(orderId(), round, id, by, forwarding, took);
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
            orderId(), round, id, by, granted.subject(), granted.services(), took);
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

  /** Refuses a look at masked fields by anybody but the one who has claimed its review. */
  public void requireUnmasking(Actor by) {
    requireNotAnothers(by);
    next(ReviewTaskTrigger.UNMASK);
  }

  /** Tells that somebody is about to see fields of its application that are masked otherwise. */
  public DomainEvent viewed(Actor by, Collection<String> paths, String why) {
    return new PersonalDataViewed(orderId(), round, id, by, List.copyOf(paths), why);
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
    if (state != ReviewTaskState.CLAIMED) {
      leaseUntil = null;
    }
    if (!state.waiting()) {
      pausedAt = null;
    }
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

  /** What a queue finds it by; empty when it is erased. */
  public String searchText() {
    return searchText;
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

  /** The same, with the subject's; null unless the bureau approved. */
  public @Nullable FilingNumbers numbers() {
    return numbers;
  }

  /** How long its bureau usually takes; null where that is not known. */
  public @Nullable WorkingDays expected() {
    return expectedFrom == null || expectedTo == null
        ? null
        : new WorkingDays(expectedFrom, expectedTo);
  }

  /** Since when somebody has to do something; a passed one waits anew. Null when nobody has to. */
  public @Nullable Instant waitingSince() {
    return switch (state) {
      case OPEN, CLAIMED -> createdAt;
      case PASSED_UNFORWARDED -> decidedAt;
      case DECIDED, CLOSED -> null;
    };
  }

  /** Until when it stays with a holder who does nothing; null while that is not limited. */
  public @Nullable Instant leaseUntil() {
    return leaseUntil;
  }

  /** The last day that is in time; null where a year's calendar is lacking. */
  public @Nullable LocalDate dueOn() {
    return dueOn;
  }

  /** From when on it is late; null where a year's calendar is lacking. */
  public @Nullable Instant lateFrom() {
    return lateFrom;
  }

  /** Since when the filer is waited for; null when nobody waits for them. */
  public @Nullable Instant pausedAt() {
    return pausedAt;
  }

  /** How many working days its filer has been waited for so far. */
  public int pausedDays() {
    return pausedDays;
  }

  /** The worst that its leads were told of; null when they were told of nothing. */
  public @Nullable ReviewBreach escalated() {
    return escalated;
  }

  /** How long it took; null until it is decided, and where a year's calendar is lacking. */
  public @Nullable Integer workingDays() {
    return workingDays;
  }

  /** Whether the queue shows it before those that are submitted for the first time. */
  public boolean isResubmission() {
    return round > 1;
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
