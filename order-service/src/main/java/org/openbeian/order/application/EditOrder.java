package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.application.KnownPrincipals.Known;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.TakenPrincipals;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.EndingForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.registration.DomainQuestion;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.Evidence;
import org.openbeian.order.domain.rules.FilingRules;
import org.openbeian.order.domain.rules.Finding;
import org.openbeian.order.domain.rules.Findings;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.order.outbound.postgres.Standings;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Saves a part of the application (R-FLOW-1) in the editable states (R-FLOW-9). What is filled in
 * must be right; what is missing is asked for at the submission. Where a reviewer asked for
 * changes, only those are saved (R-FLOW-2).
 */
@ApplicationScoped
public class EditOrder {

  /** Services of one order at most. */
  public static final int MAX_SERVICES = 50;

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final CarryOut carryOut;
  private final SealedForms forms;
  private final CheckOrder checkOrder;
  private final RequestedOnly requestedOnly;
  private final CertificateKeys certificateKeys;
  private final BaseCheck baseCheck;
  private final BindCodes bindCodes;
  private final LookUpDomains lookUpDomains;
  private final KnownPrincipals knownPrincipals;
  private final PrincipalIds principalIds;
  private final Standings standings;
  private final Materials materials;
  private final MaterialFiles materialFiles;
  private final Time time;

  EditOrder(
      Transactions transactions,
      FilersOrders filersOrders,
      CarryOut carryOut,
      SealedForms forms,
      CheckOrder checkOrder,
      RequestedOnly requestedOnly,
      CertificateKeys certificateKeys,
      BaseCheck baseCheck,
      BindCodes bindCodes,
      LookUpDomains lookUpDomains,
      KnownPrincipals knownPrincipals,
      PrincipalIds principalIds,
      Standings standings,
      Materials materials,
      MaterialFiles materialFiles,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.carryOut = carryOut;
    this.forms = forms;
    this.checkOrder = checkOrder;
    this.requestedOnly = requestedOnly;
    this.certificateKeys = certificateKeys;
    this.baseCheck = baseCheck;
    this.bindCodes = bindCodes;
    this.lookUpDomains = lookUpDomains;
    this.knownPrincipals = knownPrincipals;
    this.principalIds = principalIds;
    this.standings = standings;
    this.materials = materials;
    this.materialFiles = materialFiles;
    this.time = time;
  }

  /**
   * An order after an edit.
   *
   * @param warnings what its filer better looks at in what was saved
   */
  public record Saved(Order order, List<Finding> warnings) {}

  /**
   * A principal that is chosen among those that the account knows (R-MAT-4); what the form leaves
   * out of it, or shows as its masks, is as known.
   *
   * @param isLegalRepresentative null when the form does not say
   */
  public record Chosen(String id, @Nullable Boolean isLegalRepresentative) {}

  /** A certificate's number that is left out stays as the order has it. */
  public Uni<Saved> subject(
      OrderId id,
      @Nullable String ifMatch,
      SubjectForm<String> entered,
      @Nullable Chosen principal,
      Caller caller) {
    return edit(
        id,
        ifMatch,
        caller,
        (order, answers) -> {
          requirePart(order, Part.SUBJECT);
          return known(order, principal, "subject")
              .chain(known -> subject(order, entered, principal, known));
        });
  }

  private Uni<Edited> subject(
      Order order, SubjectForm<String> entered, @Nullable Chosen chosen, Optional<Known> known) {
    ApplicationForm<Sealed> kept = order.application();
    SubjectForm<String> form = filledIn(entered, kept.subject(), chosen, known);
    if (!order.plan().isAboutRecord() && kept.subject() != null) {
      form = form.identifiedAs(forms.open(kept.subject()));
    }
    SubjectForm<String> whole = form;
    return requestedOnly
        .form(order, before -> before.with(whole))
        .chain(() -> subject(order, whole, taken(order, whole.principal(), known)));
  }

  private Uni<Edited> subject(Order order, SubjectForm<String> form, TakenPrincipals taken) {
    ApplicationForm<Sealed> kept = order.application();
    Checked checked = check(order, ApplicationForm.<String>empty().with(form), "subject", taken);
    SubjectForm<String> whole = form.of(order.nature());
    SubjectForm<String> before = checked.subjectOnRecord();
    String subjectKey = certificateKeys.of(order.certificateType(), form.certificate());
    return baseCheck
        .ofSubject(order, subjectKey)
        .invoke(
            () -> {
              order.noteSubjectChanged(before != null && !whole.equals(before));
              order.identifySubject(subjectKey);
              order.noteTakenOver(taken);
            })
        .chain(() -> checkOrder.warnings(order, checked, "subject"))
        .map(warnings -> Edited.to(kept.with(forms.seal(whole)), warnings));
  }

  private SubjectForm<String> filledIn(
      SubjectForm<String> entered,
      @Nullable SubjectForm<Sealed> kept,
      @Nullable Chosen chosen,
      Optional<Known> known) {
    if (chosen == null || known.isEmpty()) {
      return Normalisation.of(forms.unmask(entered, kept));
    }
    PrincipalForm<Sealed> person = known.get().principal();
    SubjectForm<String> form =
        forms.unmask(forms.unmask(entered, SubjectForm.onlyOf(person)), kept);
    PrincipalForm<String> principal =
        form.principal() == null ? PrincipalForm.empty() : form.principal();
    return Normalisation.of(
        form.ledBy(principal.filledFrom(forms.open(person), chosen.isLegalRepresentative())));
  }

  /** Adds a service or replaces the one of its number. */
  public Uni<Saved> service(
      OrderId id,
      @Nullable String ifMatch,
      ServiceForm<String> entered,
      @Nullable Chosen principal,
      Caller caller) {
    return edit(
        id,
        ifMatch,
        caller,
        (order, answers) -> {
          ServiceForm<Sealed> before =
              order.application().service(entered.serviceNo()).orElse(null);
          requireServices(order, before);
          return known(order, principal, pathOf(order, entered.serviceNo()))
              .chain(
                  known -> {
                    ServiceForm<String> form =
                        filledIn(entered, before, principal, known)
                            .numbered(before == null ? null : before.number());
                    return requestedOnly
                        .form(order, application -> application.with(form))
                        .chain(
                            () ->
                                service(
                                    order, answers, form, taken(order, form.principal(), known)));
                  });
        });
  }

  private Uni<Edited> service(
      Order order, Answers answers, ServiceForm<String> form, TakenPrincipals taken) {
    ApplicationForm<Sealed> kept = order.application();
    ApplicationForm<String> all = forms.open(kept).with(form);
    String path = "services[" + all.services().indexOf(form) + "]";
    return bindCodes
        .look(order, List.of(form))
        .invoke(codes -> check(order, all, path, taken, Evidence.NONE.withCodes(codes)))
        .chain(() -> baseCheck.ofService(order, path, form, answers.registered()))
        .chain(
            questions ->
                lookUpDomains
                    .known(order, all, path)
                    .chain(
                        domains -> {
                          Checked checked =
                              check(
                                  order,
                                  all,
                                  path,
                                  taken,
                                  Evidence.NONE.withDomains(domains.facts()));
                          Open open = answers.stillOpen(questions, domains.open());
                          if (!open.isEmpty()) {
                            return Uni.createFrom().item(new Edited(kept, open, List.of()));
                          }
                          order.noteTakenOver(taken);
                          return checkOrder
                              .warnings(order, checked, path)
                              .map(warnings -> Edited.to(kept.with(forms.seal(form)), warnings));
                        }));
  }

  private ServiceForm<String> filledIn(
      ServiceForm<String> entered,
      @Nullable ServiceForm<Sealed> kept,
      @Nullable Chosen chosen,
      Optional<Known> known) {
    if (chosen == null || known.isEmpty()) {
      return Normalisation.of(forms.unmask(entered, kept));
    }
    PrincipalForm<Sealed> person = known.get().principal();
    ServiceForm<String> form =
        forms.unmask(forms.unmask(entered, ServiceForm.onlyOf(person)), kept);
    PrincipalForm<String> principal =
        form.principal() == null ? PrincipalForm.empty() : form.principal();
    return Normalisation.of(
        form.ledBy(principal.filledFrom(forms.open(person), chosen.isLegalRepresentative())));
  }

  private static String pathOf(Order order, int serviceNo) {
    return "services["
        + order.application().services().stream()
            .filter(service -> service.serviceNo() < serviceNo)
            .count()
        + "]";
  }

  /** Who was chosen; 422 when the account knows nobody of that id. */
  private Uni<Optional<Known>> known(Order order, @Nullable Chosen chosen, String path) {
    return chosen == null
        ? Uni.createFrom().item(Optional.empty())
        : knownPrincipals
            .find(order.account(), chosen.id())
            .invoke(
                known -> {
                  if (known.isEmpty()) {
                    throw ApiException.invalid(
                        List.of(
                            Violation.of(
                                path + ".principal.takenFrom",
                                TakeOverMaterial.RULE,
                                "PRINCIPAL_NOT_KNOWN")));
                  }
                });
  }

  /** With who was chosen, as the one whom the form names. */
  private TakenPrincipals taken(
      Order order, @Nullable PrincipalForm<String> principal, Optional<Known> known) {
    String id =
        principal == null ? null : principalIds.of(order.account(), principal.certificate());
    return known.isEmpty() || id == null
        ? order.takenPrincipals()
        : order.takenPrincipals().with(id, known.get().certificateType());
  }

  public Uni<Saved> removeService(
      OrderId id, @Nullable String ifMatch, int serviceNo, Caller caller) {
    return edit(
        id,
        ifMatch,
        caller,
        (order, answers) -> {
          requirePart(order, Part.NEW_SERVICES);
          if (order.application().service(serviceNo).isEmpty()) {
            throw ApiException.notFound();
          }
          return requestedOnly
              .form(order, application -> application.without(serviceNo))
              .chain(() -> materials.removeOfService(order.id(), serviceNo))
              .invoke(materialFiles::discard)
              .replaceWith(() -> Edited.to(order.application().without(serviceNo)));
        });
  }

  /** Saves why what was granted is to end. */
  public Uni<Saved> ending(
      OrderId id, @Nullable String ifMatch, EndingForm<String> entered, Caller caller) {
    return edit(
        id,
        ifMatch,
        caller,
        (order, answers) -> {
          requirePart(order, Part.ENDING);
          EndingForm<String> form = Normalisation.of(entered);
          return requestedOnly
              .form(order, application -> application.with(form))
              .invoke(
                  () ->
                      check(
                          order,
                          ApplicationForm.<String>empty().with(form),
                          "ending",
                          order.takenPrincipals()))
              .map(allowed -> Edited.to(order.application().with(forms.seal(form))));
        });
  }

  private static void requirePart(Order order, Part part) {
    if (!order.plan().fillsIn(part)) {
      throw ApiException.of(409, "PART_NOT_OF_TYPE", order.type().name());
    }
  }

  /** New ones where the type adds services, else just those that the order is about. */
  private static void requireServices(Order order, @Nullable ServiceForm<Sealed> before) {
    if (!order.plan().fillsIn(Part.NEW_SERVICES)) {
      requirePart(order, Part.SERVICES);
      if (before == null) {
        throw ApiException.notFound();
      }
    }
  }

  /**
   * What an edit makes of an order, by what was answered so far. It changes nothing while there is
   * something left to ask.
   */
  private interface Change {
    Uni<Edited> to(Order order, Answers answers);
  }

  /** What the national registry, and those who know domains, must be asked first. */
  private record Open(List<Question> questions, Set<DomainQuestion> domains) {

    static final Open NOTHING = new Open(List.of(), Set.of());

    boolean isEmpty() {
      return questions.isEmpty() && domains.isEmpty();
    }
  }

  /**
   * What was answered so far.
   *
   * @param domains asked about, once each; what was answered is remembered, and what was not stays
   *     without an answer
   */
  private record Answers(Map<Question, Registered> registered, Set<DomainQuestion> domains) {

    static final Answers NONE = new Answers(Map.of(), Set.of());

    Open stillOpen(List<Question> questions, Set<DomainQuestion> openDomains) {
      return new Open(
          questions,
          openDomains.stream()
              .filter(question -> !domains.contains(question))
              .collect(Collectors.toSet()));
    }

    Answers with(Map<Question, Registered> all, Set<DomainQuestion> asked) {
      return new Answers(
          all, Stream.concat(domains.stream(), asked.stream()).collect(Collectors.toSet()));
    }
  }

  /**
   * An application after an edit.
   *
   * @param open what must be asked first; the application is as before then
   * @param warnings what the filer better looks at
   */
  private record Edited(ApplicationForm<Sealed> application, Open open, List<Finding> warnings) {

    static Edited to(ApplicationForm<Sealed> application) {
      return to(application, List.of());
    }

    static Edited to(ApplicationForm<Sealed> application, List<Finding> warnings) {
      return new Edited(application, Open.NOTHING, warnings);
    }
  }

  /** An order after an attempt to edit it. */
  private record Attempt(Order order, Edited edited) {

    Open open() {
      return edited.open();
    }

    Saved saved() {
      return new Saved(order, edited.warnings());
    }
  }

  private Uni<Saved> edit(OrderId id, @Nullable String ifMatch, Caller caller, Change change) {
    return edit(id, ifMatch, caller, change, Answers.NONE);
  }

  /**
   * Others are asked between two transactions: the registry only about what is new in the order,
   * those who know domains only what they did not say lately.
   */
  private Uni<Saved> edit(
      OrderId id, @Nullable String ifMatch, Caller caller, Change change, Answers answers) {
    return transactions
        .inTransaction(
            () ->
                filersOrders
                    .lock(id, caller)
                    .chain(order -> attempt(order, ifMatch, change, answers)))
        .chain(
            attempt ->
                attempt.open().isEmpty()
                    ? Uni.createFrom().item(attempt.saved())
                    : ask(attempt.open(), answers)
                        .chain(all -> edit(id, ifMatch, caller, change, all)));
  }

  private Uni<Answers> ask(Open open, Answers before) {
    return baseCheck
        .ask(open.questions(), before.registered())
        .chain(
            registered ->
                lookUpDomains
                    .ask(open.domains())
                    .replaceWith(() -> before.with(registered, open.domains())));
  }

  private Uni<Attempt> attempt(
      Order order, @Nullable String ifMatch, Change change, Answers answers) {
    EntityTags.requireMatch(ifMatch, order.version());
    if (!order.state().isEditable()) {
      throw Refusals.stateForbids(order, "EDIT", "R-FLOW-9");
    }
    return change
        .to(order, answers)
        .call(edited -> edited.open().isEmpty() ? keep(order, edited) : nothing())
        .map(edited -> new Attempt(order, edited));
  }

  private Uni<Void> keep(Order order, Edited edited) {
    Set<String> before = order.application().websiteDomains();
    order.edit(edited.application(), time.now());
    return keepDomains(order, before).chain(() -> carryOut.restartClock(order));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> keepDomains(Order order, Set<String> before) {
    Set<String> domains = order.application().websiteDomains();
    return domains.equals(before) ? nothing() : standings.keepDomains(order.id(), domains);
  }

  /** Refuses the part when something is wrong in it; other parts have their own time. */
  private Checked check(
      Order order, ApplicationForm<String> application, String part, TakenPrincipals taken) {
    return check(order, application, part, taken, Evidence.NONE);
  }

  private Checked check(
      Order order,
      ApplicationForm<String> application,
      String part,
      TakenPrincipals taken,
      Evidence evidence) {
    Checked checked = checkOrder.checked(order, application, taken).with(evidence);
    List<Violation> findings =
        Findings.blocking(
            Findings.of(FilingRules.WHEN_SAVED, checked).stream()
                .filter(finding -> finding.isIn(part))
                .toList());
    if (!findings.isEmpty()) {
      throw ApiException.invalid(findings);
    }
    return checked;
  }
}
