package org.openbeian.order.inbound.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.order.application.CheckOrder.Preview;
import org.openbeian.order.application.EditOrder.Saved;
import org.openbeian.order.application.ExpectDurations;
import org.openbeian.order.application.KnownPrincipals.Known;
import org.openbeian.order.application.ReadFilings.Filing;
import org.openbeian.order.application.ReadFilings.PublicEntry;
import org.openbeian.order.application.ReadMaterials.Needed;
import org.openbeian.order.application.ReadOrders.Reading;
import org.openbeian.order.application.SealedForms;
import org.openbeian.order.application.VerifyPersons.Shown;
import org.openbeian.order.application.VerifyPersons.ShownPerson;
import org.openbeian.order.domain.IdleClock;
import org.openbeian.order.domain.Invalid;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.RegistryCheckClock;
import org.openbeian.order.domain.Returned;
import org.openbeian.order.domain.TimelineEntry;
import org.openbeian.order.domain.changes.RequestedChanges;
import org.openbeian.order.domain.detection.Detection;
import org.openbeian.order.domain.detection.Refusal;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.EndingForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.RequiredMaterial;
import org.openbeian.order.domain.realperson.RealPersonFailure;
import org.openbeian.order.domain.record.FilingVersion;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.order.domain.rules.Finding;
import org.openbeian.order.inbound.rest.form.EndingDocument;
import org.openbeian.order.inbound.rest.form.PrincipalDocument;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.api.Problems;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Masks;

/** Shows orders and filings, personal data masked. */
@ApplicationScoped
class Views {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final SealedForms forms;
  private final IdleClock idleClock;
  private final RegistryCheckClock registryCheckClock;
  private final ExpectDurations durations;
  private final Problems problems;
  private final Messages messages;

  Views(
      SealedForms forms,
      IdleClock idleClock,
      RegistryCheckClock registryCheckClock,
      ExpectDurations durations,
      Problems problems,
      Messages messages) {
    this.forms = forms;
    this.idleClock = idleClock;
    this.registryCheckClock = registryCheckClock;
    this.durations = durations;
    this.problems = problems;
    this.messages = messages;
  }

  OrderView order(Order order) {
    return view(order, order.mayChange(), null, null);
  }

  OrderView saved(Saved saved, Locale locale) {
    return view(
        saved.order(),
        saved.order().mayChange(),
        null,
        saved.warnings().stream().map(finding -> finding(finding, locale)).toList());
  }

  OrderView reading(Reading reading) {
    return view(
        reading.order(),
        reading.order().mayChange(),
        reading.expected().map(ExpectedView::of).orElse(null),
        null);
  }

  private OrderView view(
      Order order,
      RequestedChanges mayChange,
      @Nullable ExpectedView expected,
      @Nullable List<FindingView> warnings) {
    Instant idleSince = order.idleSince();
    Returned returned = order.returned();
    EndingForm<Sealed> ending = order.application().ending();
    return new OrderView(
        order.id().value(),
        order.account().value(),
        order.type(),
        order.province(),
        order.nature(),
        order.certificateType(),
        order.state(),
        order.round(),
        order.isForSubjectOnRecord()
            ? null
            : subject(order.application().subject(), order.nature()),
        order.application().services().stream()
            .map(service -> ServiceDocument.of(forms.mask(service)))
            .toList(),
        ending == null ? null : EndingDocument.of(forms.open(ending)),
        target(order),
        ownerConfirmation(order),
        returned == null ? null : new OrderView.ReturnedView(returned.reason(), returned.reasons()),
        mayChange.paths(order.application()),
        invalid(order),
        order.filingNumber(),
        order.createdAt(),
        order.updatedAt(),
        order.submittedAt(),
        idleSince == null ? null : idleClock.expiresAt(idleSince),
        order.erasedAt(),
        durations.overdue(order).orElse(null),
        expected,
        warnings,
        order.version());
  }

  private OrderView.@Nullable InvalidView invalid(Order order) {
    Invalid invalid = order.invalid();
    if (invalid == null) {
      return null;
    }
    Instant deletedAt =
        order.state().isDeleted() ? order.stateSince() : registryCheckClock.deletedAt(invalid);
    return new OrderView.InvalidView(
        invalid.since(), invalid.reason(), LocalDate.ofInstant(deletedAt, CHINA));
  }

  private static OrderView.@Nullable HandOverView target(Order order) {
    AccountId target = order.targetAccount();
    return target == null
        ? null
        : new OrderView.HandOverView(
            target.value(),
            order.isConsentedTo(),
            order.targetNumber(),
            order.isForSubjectOnRecord() ? subjectName(order.application()) : null);
  }

  private static @Nullable String subjectName(ApplicationForm<Sealed> application) {
    SubjectForm<Sealed> subject = application.subject();
    return subject == null ? null : subject.name();
  }

  ConsentView consent(Order order) {
    SubjectForm<Sealed> owner =
        Objects.requireNonNull(Objects.requireNonNull(order.base()).subject());
    SubjectNature nature = Objects.requireNonNull(owner.nature());
    return new ConsentView(
        order.id().value(),
        order.type(),
        order.filingNumber(),
        nature == SubjectNature.PERSONAL ? Masks.nullable(owner.name(), Masks::name) : owner.name(),
        nature,
        order.application().services().stream()
            .flatMap(service -> Stream.ofNullable(service.number()))
            .toList(),
        order.application().services().stream().map(Views::handed).toList(),
        order.plan().effect().movesServices() ? receiver(order) : null,
        order.isConsentedTo(),
        order.createdAt());
  }

  private static ConsentView.HandedService handed(ServiceForm<Sealed> service) {
    return new ConsentView.HandedService(
        service.number(), service.kind(), service.name(), service.domains());
  }

  private static ConsentView.Receiver receiver(Order order) {
    return order.isForSubjectOnRecord()
        ? new ConsentView.Receiver(order.targetNumber(), null, null)
        : new ConsentView.Receiver(null, subjectName(order.application()), order.nature());
  }

  private static OrderView.@Nullable OwnerConfirmationView ownerConfirmation(Order order) {
    SmsRecipient.Role role = order.plan().ownerCode();
    return role == null
        ? null
        : new OrderView.OwnerConfirmationView(role, order.isConfirmedByOwner());
  }

  private FindingView finding(Finding finding, Locale locale) {
    Problem.Item told = problems.item(locale, finding.violation());
    Origin origin = finding.origin();
    return new FindingView(
        told.path(),
        told.rule(),
        finding.severity(),
        told.code(),
        told.message(),
        told.remedy(),
        finding.by(),
        origin == null ? null : origin.source(),
        origin == null ? null : origin.since());
  }

  PreviewView preview(Preview preview, Locale locale) {
    return new PreviewView(
        preview.findings().stream().noneMatch(Finding::blocks)
            && preview.order().state().isEditable(),
        preview.findings().stream().map(finding -> finding(finding, locale)).toList(),
        view(preview.order(), preview.mayChange(), null, null));
  }

  RequiredMaterialView needed(Needed needed, Locale locale) {
    RequiredMaterial required = needed.required();
    String texts = "MATERIAL." + required.kind() + ".";
    return new RequiredMaterialView(
        required.kind(),
        required.of(),
        messages.text(locale, texts + "name", List.of()),
        messages.text(locale, texts + "reason", List.of()),
        "R-MAT-1",
        required.source(),
        needed.uploaded().isPresent(),
        needed.uploaded().map(Material::id).orElse(null));
  }

  KnownPrincipalView known(Known known) {
    return new KnownPrincipalView(
        known.id(),
        PrincipalDocument.known(forms.mask(known.principal())),
        !known.expired(),
        known.filingNumber(),
        known.order() == null ? null : known.order().value());
  }

  PersonToVerifyView person(ShownPerson person, Locale locale) {
    Shown check = person.check();
    return new PersonToVerifyView(
        person.of(),
        person.name(),
        person.certificateType(),
        person.certificateNumber(),
        ProvinceView.channel(person.channel()),
        person.verified(),
        check == null ? null : check(check, locale));
  }

  RealPersonCheckView check(Shown check, Locale locale) {
    RealPersonFailure reason = check.failure();
    return new RealPersonCheckView(
        check.id(),
        check.state(),
        check.link(),
        check.linkValidUntil(),
        reason,
        reason == null ? null : messages.text(locale, "REAL_PERSON." + reason, List.of()),
        check.startedAt(),
        check.scannedAt(),
        check.endedAt(),
        check.confirmedAt());
  }

  FilingCheckView check(Detection detection, Locale locale) {
    if (detection instanceof Detection.Detected detected) {
      return new FilingCheckView(
          FilingCheckView.Outcome.DETECTED,
          detected.type(),
          detected.held(),
          detected.subjectNumber(),
          detected.serviceNumber(),
          new FilingCheckView.Next("POST", "/api/v1/orders", detected.type()),
          null,
          null,
          null,
          null);
    }
    Detection.Refused refused = (Detection.Refused) detection;
    Refusal reason = refused.reason();
    Problem.Item told =
        problems.item(locale, new Violation("", reason.rule(), reason.name(), refused.arguments()));
    return new FilingCheckView(
        FilingCheckView.Outcome.REFUSED,
        null,
        null,
        null,
        null,
        null,
        told.code(),
        told.rule(),
        told.message(),
        told.remedy());
  }

  static TimelineView timeline(TimelineEntry entry) {
    return new TimelineView(
        entry.at(),
        entry.act(),
        actor(entry.actor()),
        entry.fromState(),
        entry.toState(),
        entry.round(),
        entry.detail());
  }

  FilingView filing(Filing filing) {
    var subject = filing.subject();
    return new FilingView(
        subject.number(),
        subject.status(),
        subject.version(),
        subject.orderId().value(),
        subject.province(),
        subject.nature(),
        subject(subject.subject(), subject.nature()),
        filing.services().stream()
            .map(
                service ->
                    new FilingView.FiledServiceView(
                        service.number(),
                        service.status(),
                        ServiceDocument.of(forms.mask(service.service()))))
            .toList(),
        subject.grantedAt(),
        subject.updatedAt());
  }

  FilingVersionView version(FilingVersion version, SubjectNature nature) {
    FilingVersion.Content content = version.content();
    return new FilingVersionView(
        version.version(),
        version.orderId().value(),
        version.type(),
        version.at(),
        content.status(),
        subject(content.subject(), nature),
        content.services().stream()
            .map(
                service ->
                    new FilingView.FiledServiceView(
                        Objects.requireNonNull(service.service().number()),
                        service.status(),
                        ServiceDocument.of(forms.mask(service.service()))))
            .toList());
  }

  static PublicFilingView published(PublicEntry entry) {
    return new PublicFilingView(
        entry.service().number(),
        entry.subject().number(),
        entry.subject().name(),
        entry.subject().nature(),
        entry.service().kind(),
        entry.service().name(),
        entry.service().service().domains(),
        LocalDate.ofInstant(entry.service().grantedAt(), CHINA));
  }

  /** A person's own name is as personal as any other. */
  private @Nullable SubjectDocument subject(
      @Nullable SubjectForm<Sealed> kept, SubjectNature nature) {
    if (kept == null) {
      return null;
    }
    SubjectForm<String> masked = forms.mask(kept);
    return SubjectDocument.of(
        nature == SubjectNature.PERSONAL
            ? masked.named(Masks.nullable(masked.name(), Masks::name))
            : masked);
  }

  /** Staff are not named to filers. */
  private static TimelineView.ActorView actor(Actor actor) {
    boolean named = actor.kind() == Actor.Kind.FILER || actor.kind() == Actor.Kind.SYSTEM;
    return new TimelineView.ActorView(actor.kind(), named ? actor.id() : null);
  }
}
