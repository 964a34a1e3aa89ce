package org.openbeian.order.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.order.domain.Decision.Transition;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.changes.RequestedChanges;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/**
 * A filing order. A filer opens it as a draft with nature, certificate type and province fixed for
 * good, fills it in part by part and submits it: round 1. Reviewers pass it, or return it with
 * reasons; passed, it is forwarded, the principals verify their phones, and the bureau grants or
 * rejects it. Returned or withdrawn it is editable again, and each new submission is a new round.
 * While it is not under way to the bureau, it expires when left alone for 45 days, and is deleted
 * when it stays invalid for a day; long after such an end its personal data is erased. One about
 * something on record begins with what the record says, and its grant changes or ends just that, or
 * hands it to the target that its filer named.
 */
@Entity
@Table(name = "orders")
@DynamicUpdate
public class Order {

  @Id UUID id;
  String account;

  @Enumerated(EnumType.STRING)
  FilingType type;

  String province;

  @Enumerated(EnumType.STRING)
  SubjectNature nature;

  @Column(name = "certificate_type")
  @Enumerated(EnumType.STRING)
  CertificateType certificateType;

  @Enumerated(EnumType.STRING)
  OrderState state;

  int round;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  ApplicationForm<Sealed> application;

  /** False with the end; of states no index may know, or every transition would write to it. */
  @Column(name = "in_progress")
  boolean inProgress;

  /** What was on record when the order was opened: all of it. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Nullable ApplicationForm<Sealed> base;

  @Column(name = "service_numbers_given")
  int serviceNumbersGiven;

  @Column(name = "subject_changed")
  boolean subjectChanged;

  @Column(name = "preliminary_review")
  boolean preliminaryReview;

  @Column(name = "owner_confirmed_for")
  int ownerConfirmedFor;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Nullable AsRegistered registered;

  @Column(name = "target_account")
  @Nullable String targetAccount;

  @Column(name = "target_consented_for")
  int targetConsentedFor;

  @Column(name = "target_number")
  @Nullable String targetNumber;

  @Column(name = "target_numbers_given")
  int targetNumbersGiven;

  @Column(name = "new_subject")
  boolean newSubject;

  /** From a submission until the order is over or back: the target takes no other order then. */
  @Column(name = "engages_target")
  boolean engagesTarget;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Nullable Returned returned;

  @Column(name = "invalid_since")
  @Nullable Instant invalidSince;

  @Column(name = "invalid_reason")
  @Enumerated(EnumType.STRING)
  @Nullable InvalidReason invalidReason;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  Recipient recipient;

  @Column(name = "subject_key")
  @Nullable String subjectKey;

  @Column(name = "filing_number")
  @Nullable String filingNumber;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  @Column(name = "state_since")
  Instant stateSince;

  @Column(name = "submitted_at")
  @Nullable Instant submittedAt;

  @Column(name = "idle_since")
  @Nullable Instant idleSince;

  @Column(name = "erased_at")
  @Nullable Instant erasedAt;

  /** Counts changes for entity tags; every command locks the order, so it guards nothing. */
  long version;

  @Column(name = "timeline_length")
  int timelineLength;

  @Column(name = "taken_principals")
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Nullable TakenPrincipals takenPrincipals;

  protected Order() {}

  /** Opens a draft. */
  public Order(
      OrderId id,
      FilingType type,
      String province,
      SubjectNature nature,
      CertificateType certificateType,
      Recipient recipient,
      Instant now) {
    this.id = id.value();
    this.account = recipient.account().value();
    this.type = type;
    this.province = province;
    this.nature = nature;
    this.certificateType = certificateType;
    this.recipient = recipient;
    this.state = OrderState.DRAFT;
    this.application = ApplicationForm.empty();
    this.createdAt = now;
    this.updatedAt = now;
    this.stateSince = now;
    this.idleSince = now;
    this.preliminaryReview = true;
    this.inProgress = true;
    this.version = 1;
  }

  /**
   * Makes this draft one about a record.
   *
   * @param serviceNumbersGiven how many service numbers its subject has ever had
   * @param onRecord all that is on record here; null when the record is held elsewhere
   * @param taken what the application begins with
   * @param reviewedFirst whether the provider reviews it before the bureau does
   */
  public Order about(
      String number,
      int serviceNumbersGiven,
      @Nullable ApplicationForm<Sealed> onRecord,
      ApplicationForm<Sealed> taken,
      boolean reviewedFirst) {
    this.filingNumber = number;
    this.serviceNumbersGiven = serviceNumbersGiven;
    base = onRecord;
    application = taken;
    preliminaryReview = reviewedFirst;
    return this;
  }

  /** The first line of the timeline. */
  public TimelineEntry opened(Actor actor) {
    return new TimelineEntry(
        id, timelineLength++, TimelineEntry.CREATE, actor, createdAt, null, state, round, null);
  }

  /** Only what is marked can be found valid again or be invalidated, and only once be marked. */
  public Decision decide(OrderTrigger trigger) {
    return trigger.concerns(invalid() != null)
        ? OrderLifecycle.decide(state, trigger, plan())
        : new Decision.Refusal(state, trigger);
  }

  /** Makes a transition; the only writer of the state. Returns its line of the timeline. */
  public TimelineEntry apply(Transition transition, Act act) {
    OrderState from = state;
    state = transition.to();
    inProgress = !state.isTerminal();
    engagesTarget = targetAccount != null && inProgress && !state.isEditable();
    version++;
    updatedAt = act.at();
    if (state != from) {
      stateSince = act.at();
    }
    if (transition.startsRound()) {
      round++;
      submittedAt = act.at();
      returned = null;
    }
    if (transition.returnedFor() != null) {
      returned = Returned.of(transition.returnedFor(), act.reasons(), application);
    }
    if (act.grant() != null) {
      noteNumber(act.grant().subjectNumber());
    }
    switch (transition.idle()) {
      case RESTART -> idleSince = act.at();
      case STOP -> idleSince = null;
      case NEXT_STEP, KEEP -> {}
    }
    switch (transition.mark()) {
      case PUT_ON -> {
        invalidSince = act.at();
        invalidReason = Objects.requireNonNull(act.found());
      }
      case TAKE_OFF -> {
        invalidSince = null;
        invalidReason = null;
      }
      case KEEP -> {}
    }
    return new TimelineEntry(
        id,
        timelineLength++,
        act.trigger().name(),
        act.actor(),
        act.at(),
        from,
        state,
        round,
        detail(transition, act));
  }

  /** An order stays one about the record that services leave. */
  private void noteNumber(String granted) {
    if (plan().effect().movesServices()) {
      targetNumber = granted;
    } else {
      filingNumber = granted;
    }
  }

  /**
   * Keeps what the filer entered; the clock of idleness starts anew (R-EXP-1). A consent was to the
   * subject that was there.
   *
   * @throws IllegalStateException when the state is not editable (R-FLOW-9)
   */
  public void edit(ApplicationForm<Sealed> edited, Instant now) {
    if (!state.isEditable()) {
      throw new IllegalStateException("an order " + state + " can't be edited");
    }
    if (!Objects.equals(edited.subject(), application.subject())) {
      targetConsentedFor = 0;
    }
    application = edited;
    version++;
    updatedAt = now;
    idleSince = now;
  }

  /**
   * The filer provided what the reviewer wanted; the clock of idleness starts anew (R-EXP-1).
   *
   * @throws IllegalStateException when no reviewer has the order (R-FLOW-3)
   */
  public void noteAnswer(Instant now) {
    if (state != OrderState.IN_PRELIMINARY_REVIEW) {
      throw new IllegalStateException("an order " + state + " takes no supplement");
    }
    version++;
    updatedAt = now;
    idleSince = now;
  }

  /**
   * The filer added or removed a picture of what the reviewer wants; the clock of idleness starts
   * anew (R-EXP-1).
   *
   * @throws IllegalStateException when no reviewer has the order (R-FLOW-3)
   */
  public void noteSupplementPicture(Instant now) {
    if (state != OrderState.IN_PRELIMINARY_REVIEW) {
      throw new IllegalStateException("an order " + state + " takes no supplement");
    }
    updatedAt = now;
    idleSince = now;
  }

  /**
   * The filer added or removed a material; the clock of idleness starts anew (R-EXP-1). A form that
   * is being filled in meanwhile stays current: entity tags are of what the order says.
   */
  public void noteMaterial(Instant now) {
    if (!state.isEditable()) {
      throw new IllegalStateException("an order " + state + " can't be edited");
    }
    updatedAt = now;
    idleSince = now;
  }

  /** Notes which principals were taken over, whose certificates keep their types (R-MAT-4). */
  public void noteTakenOver(TakenPrincipals taken) {
    takenPrincipals = taken.equals(TakenPrincipals.NONE) ? null : taken;
  }

  /** The filer has somebody's face verified, or confirmed it: the same (R-REAL-1). */
  public void notePersonCheck(Instant now) {
    noteMaterial(now);
  }

  /** Begins with what its filer has said already. */
  public void beginWith(ApplicationForm<Sealed> said) {
    application = said;
  }

  /** Notes what the registry says, to compare the application with. */
  public void noteRegistered(AsRegistered asRegistered) {
    registered = asRegistered;
  }

  /** Notes whether the subject differs from what is on record. */
  public void noteSubjectChanged(boolean changed) {
    subjectChanged = changed;
  }

  /** The owner proved with a one-time code that the next submission is wanted. */
  public void confirmOwner(Instant now) {
    ownerConfirmedFor = round + 1;
    version++;
    updatedAt = now;
  }

  /**
   * Names who shall have it; that account's consent and the owner's code are asked for anew. A
   * subject that was entered stays if the new one's fixed parts are the same.
   *
   * @throws IllegalStateException when the state is not editable (R-FLOW-9)
   */
  public void handTo(Target target, Instant now) {
    edit(application, now);
    targetAccount = target.account().value();
    targetConsentedFor = 0;
    ownerConfirmedFor = 0;
    boolean sameKind =
        newSubject && new Target.NewSubject(nature, certificateType).equals(target.newSubject());
    if (target.namesSubject() && !sameKind) {
      beginSubject(target.newSubject());
    }
    targetNumber = target.subjectNumber();
    newSubject = target.newSubject() != null;
  }

  /** Whether it is for this target already. */
  public boolean isFor(Target target) {
    return target.account().equals(targetAccount())
        && Objects.equals(target.subjectNumber(), newSubject ? null : targetNumber)
        && Objects.equals(
            target.newSubject(),
            newSubject ? new Target.NewSubject(nature, certificateType) : null);
  }

  /**
   * Until the submission takes a subject on record over, only that of the order's record is known.
   */
  private void beginSubject(Target.@Nullable NewSubject named) {
    application = application.withoutSubject();
    subjectKey = null;
    if (named == null) {
      SubjectForm<Sealed> owner = Objects.requireNonNull(Objects.requireNonNull(base).subject());
      nature = Objects.requireNonNull(owner.nature());
      certificateType = Objects.requireNonNull(Objects.requireNonNull(owner.certificate()).type());
    } else {
      nature = named.nature();
      certificateType = named.certificateType();
    }
  }

  /**
   * Takes over, for the next submission, what is on record of the target's subject.
   *
   * @param numbersGiven how many service numbers it has ever had
   */
  public void takeSubjectOver(
      SubjectForm<Sealed> onRecord,
      SubjectNature itsNature,
      CertificateType itsCertificate,
      int numbersGiven) {
    application = application.with(onRecord);
    nature = itsNature;
    certificateType = itsCertificate;
    targetNumbersGiven = numbersGiven;
  }

  /** The target account consents to the next submission, or takes that back. */
  public void consent(boolean given, Instant now) {
    targetConsentedFor = given ? round + 1 : 0;
    version++;
    updatedAt = now;
  }

  /** Whether the target account consents to the next submission. */
  public boolean isConsentedTo() {
    return targetConsentedFor == round + 1;
  }

  /** Whether the next submission is confirmed by the owner. */
  public boolean isConfirmedByOwner() {
    return ownerConfirmedFor == round + 1;
  }

  /**
   * Notes by which key the subject's certificate is found.
   *
   * @param certificateKey null while there is no certificate number
   */
  public void identifySubject(@Nullable String certificateKey) {
    subjectKey = certificateKey;
  }

  /**
   * Forgets whom it was about; what happened to it and when stays (R-EXP-4). Of the reasons for its
   * return only the codes are left.
   *
   * @throws IllegalStateException unless it ended without a grant
   */
  public void erase(Instant now) {
    if (!state.isDeleted()) {
      throw new IllegalStateException("an order " + state + " is not erased");
    }
    application = ApplicationForm.empty();
    base = null;
    registered = null;
    if (returned != null) {
      returned = returned.withoutWords();
    }
    recipient = new Recipient(recipient.account(), null, null, recipient.locale());
    subjectKey = null;
    takenPrincipals = null;
    erasedAt = now;
    version++;
  }

  /** Whether services of its type name service codes that it has to have (R-CODE-1). */
  public boolean takesCodes() {
    FilingPlan plan = FilingPlans.of(type);
    return plan.fillsIn(Part.NEW_SERVICES) || plan.fillsIn(Part.SERVICES);
  }

  /** Whether a service stays on the server that it has on record. */
  public boolean keepsServer(ServiceForm<?> service) {
    return onRecord(service).filter(service::runsWhere).isPresent();
  }

  /**
   * The service codes that its grant uses up, each with the number within the order of the service
   * that it is for; a service on record keeps the code that it was granted with.
   */
  public Map<UUID, Integer> codesTaken() {
    Map<UUID, Integer> taken = new LinkedHashMap<>();
    if (takesCodes()) {
      for (ServiceForm<Sealed> service : application.services()) {
        if (onRecord(service).filter(service::namesCodeOf).isEmpty()) {
          IssuedCode.idOf(service.serviceCode())
              .ifPresent(code -> taken.put(code, service.serviceNo()));
        }
      }
    }
    return taken;
  }

  private Optional<ServiceForm<Sealed>> onRecord(ServiceForm<?> service) {
    String number = service.number();
    return base == null || number == null
        ? Optional.empty()
        : base.services().stream().filter(before -> number.equals(before.number())).findFirst();
  }

  private static @Nullable String detail(Transition transition, Act act) {
    if (transition.returnedFor() != null) {
      return transition.returnedFor().name();
    }
    if (act.grant() != null) {
      return act.grant().subjectNumber();
    }
    if (act.found() != null) {
      return act.found().name();
    }
    if (act.checked() != null) {
      return act.checked().ruleBook();
    }
    return act.idleDays() > 0 ? act.idleDays() + " days" : null;
  }

  public OrderId id() {
    return new OrderId(id);
  }

  public AccountId account() {
    return new AccountId(account);
  }

  public FilingType type() {
    return type;
  }

  /** The plan of its type, without the stages that this order skips and a subject not its own. */
  public FilingPlan plan() {
    FilingPlan plan = FilingPlans.of(type);
    if (plan.fillsIn(Part.TARGET) && !newSubject) {
      plan = plan.without(Part.SUBJECT);
    }
    if (!preliminaryReview) {
      plan = plan.without(Stage.PRELIMINARY_REVIEW);
    }
    return plan.has(Stage.SMS_VERIFICATION) && !somebodyVerifies(plan)
        ? plan.without(Stage.SMS_VERIFICATION)
        : plan;
  }

  private boolean somebodyVerifies(FilingPlan plan) {
    return plan.subjectPrincipalVerifies(subjectChanged)
        || application.services().stream()
            .anyMatch(service -> plan.servicePrincipalVerifies(service.kind()));
  }

  /** GB/T 2260, such as 330000. */
  public String province() {
    return province;
  }

  /** Of the application's subject; fixed when that was begun. */
  public SubjectNature nature() {
    return nature;
  }

  public CertificateType certificateType() {
    return certificateType;
  }

  public OrderState state() {
    return state;
  }

  /** 0 before the first submission. */
  public int round() {
    return round;
  }

  public ApplicationForm<Sealed> application() {
    return application;
  }

  /** The same without a subject of another account, which is none of this filer's business. */
  public ApplicationForm<Sealed> ownWords() {
    return isForSubjectOnRecord() ? application.withoutSubject() : application;
  }

  /** The principals that were taken over. */
  public TakenPrincipals takenPrincipals() {
    return takenPrincipals == null ? TakenPrincipals.NONE : takenPrincipals;
  }

  /** All that was on record when the order was opened; null for a first filing. */
  public @Nullable ApplicationForm<Sealed> base() {
    return base;
  }

  /** The record that it is about, here or elsewhere; null for a first filing. */
  public @Nullable OnRecord onRecord() {
    return filingNumber == null ? null : new OnRecord(filingNumber, serviceNumbersGiven);
  }

  /** The subject that the numbers of a grant are of; null for a new one. */
  public @Nullable OnRecord numberedUnder() {
    if (!plan().effect().movesServices()) {
      return onRecord();
    }
    return isForSubjectOnRecord()
        ? new OnRecord(Objects.requireNonNull(targetNumber), targetNumbersGiven)
        : null;
  }

  /** What the registry says of it; null unless it is about a record that was not held here. */
  public @Nullable AsRegistered registered() {
    return registered;
  }

  /** Whether the subject differs from what is on record. */
  public boolean subjectChanged() {
    return subjectChanged;
  }

  /** Who shall have the record; null until named, and for types that hand nothing over. */
  public @Nullable AccountId targetAccount() {
    return targetAccount == null ? null : new AccountId(targetAccount);
  }

  /**
   * The target's subject that takes the services in: named with it, or of the grant that made it.
   */
  public @Nullable String targetNumber() {
    return targetNumber;
  }

  /**
   * Whether a subject of the target's account takes the services in, which is not this filer's to
   * see or to change.
   */
  public boolean isForSubjectOnRecord() {
    return targetNumber != null && !newSubject;
  }

  /** Whether its target takes no other order meanwhile. */
  public boolean engagesTarget() {
    return engagesTarget;
  }

  /** Why it was last returned; null before that and after a new submission. */
  public @Nullable Returned returned() {
    return returned;
  }

  /**
   * What its filer may change while it is editable (R-FLOW-2). What the daily check found wrong may
   * be put right in any case (R-EXP-3).
   */
  public RequestedChanges mayChange() {
    if (state != OrderState.CHANGES_REQUESTED || returned == null) {
      return RequestedChanges.EVERYTHING;
    }
    RequestedChanges requested = RequestedChanges.of(returned.mayChange());
    return invalidReason == null
        ? requested
        : requested.and(
            List.of(
                switch (invalidReason) {
                  case SUBJECT_FILED, SUBJECT_GONE -> "subject";
                  case SERVICE_FILED, SERVICE_GONE -> "services";
                }),
            application);
  }

  /** Why and since when it counts as invalid; null while it does not (R-EXP-3). */
  public @Nullable Invalid invalid() {
    return invalidSince == null || invalidReason == null
        ? null
        : new Invalid(invalidSince, invalidReason);
  }

  public Recipient recipient() {
    return recipient;
  }

  /** By which the subject's certificate is found; null while it has no number. */
  public @Nullable String subjectKey() {
    return subjectKey;
  }

  /** The number of the record that it is about, or that its grant made; null before that. */
  public @Nullable String filingNumber() {
    return filingNumber;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** When it entered its state. */
  public Instant stateSince() {
    return stateSince;
  }

  public @Nullable Instant submittedAt() {
    return submittedAt;
  }

  /** Since when the filer has left it alone; null while the clock is stopped (R-EXP-2). */
  public @Nullable Instant idleSince() {
    return idleSince;
  }

  /** Since when its personal data is gone; null while it is there (R-EXP-4). */
  public @Nullable Instant erasedAt() {
    return erasedAt;
  }

  public long version() {
    return version;
  }
}
