package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.openbeian.contracts.AutomaticFinding;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.TakenPrincipals;
import org.openbeian.order.domain.changes.RequestedChanges;
import org.openbeian.order.domain.code.KnownCode;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialRules;
import org.openbeian.order.domain.material.RequiredMaterial;
import org.openbeian.order.domain.registration.DomainQuestion;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.Evidence;
import org.openbeian.order.domain.rules.Evidence.MissingMaterial;
import org.openbeian.order.domain.rules.Evidence.UploadedIcon;
import org.openbeian.order.domain.rules.FilingRules;
import org.openbeian.order.domain.rules.Finding;
import org.openbeian.order.domain.rules.Findings;
import org.openbeian.order.domain.rules.Severity;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.security.Caller;

/** Says what keeps an order from being submitted (R-FLOW-1). */
@ApplicationScoped
public class CheckOrder {

  private final FilersOrders filersOrders;
  private final BindCodes bindCodes;
  private final SealedForms forms;
  private final LookUpDomains lookUpDomains;
  private final LookUpContacts lookUpContacts;
  private final RuleBook book;
  private final MaterialRules materialRules;
  private final Materials materials;
  private final KeptReadings readings;
  private final PrincipalIds principalIds;
  private final PersonStandings personStandings;
  private final Messages messages;
  private final Time time;

  CheckOrder(
      FilersOrders filersOrders,
      BindCodes bindCodes,
      SealedForms forms,
      LookUpDomains lookUpDomains,
      LookUpContacts lookUpContacts,
      RuleBook book,
      MaterialRules materialRules,
      Materials materials,
      KeptReadings readings,
      PrincipalIds principalIds,
      PersonStandings personStandings,
      Messages messages,
      Time time) {
    this.filersOrders = filersOrders;
    this.bindCodes = bindCodes;
    this.forms = forms;
    this.lookUpDomains = lookUpDomains;
    this.lookUpContacts = lookUpContacts;
    this.book = book;
    this.materialRules = materialRules;
    this.materials = materials;
    this.readings = readings;
    this.principalIds = principalIds;
    this.personStandings = personStandings;
    this.messages = messages;
    this.time = time;
  }

  /** An order with what was found in it. */
  public record Preview(Order order, List<Finding> findings) {

    /** What its filer may change: what was asked for, and what keeps it from being submitted. */
    public RequestedChanges mayChange() {
      return order
          .mayChange()
          .and(
              findings.stream().filter(Finding::blocks).map(Finding::path).toList(),
              order.application());
    }
  }

  /**
   * An order with what rules look at.
   *
   * @param open what should be asked about its domains
   */
  private record Looked(Order order, Checked checked, Set<DomainQuestion> open) {

    List<Finding> findings() {
      return Findings.of(FilingRules.WHEN_SUBMITTED, checked);
    }
  }

  /** What is not known freshly of its domains is asked first, as long as a filer waits. */
  public Uni<Preview> preview(OrderId id, Caller caller) {
    Supplier<Uni<Looked>> look =
        () -> Panache.withSession(() -> filersOrders.look(id, caller).chain(this::look));
    return look.get()
        .chain(
            looked ->
                looked.open().isEmpty()
                    ? Uni.createFrom().item(looked)
                    : lookUpDomains.ask(looked.open()).chain(() -> look.get()))
        .map(looked -> new Preview(looked.order(), looked.findings()));
  }

  /** Nobody looks at domains and contacts of what can't be submitted. */
  private Uni<Looked> look(Order order) {
    Checked checked = checked(order, forms.open(order.application()));
    return bindCodes
        .look(order, order.application().services())
        .chain(codes -> shown(order, checked, Evidence.NONE.withCodes(codes)))
        .chain(
            evidence ->
                order.state().isEditable()
                    ? known(order, checked, evidence)
                    : Uni.createFrom().item(new Looked(order, checked.with(evidence), Set.of())));
  }

  private Uni<Looked> known(Order order, Checked checked, Evidence evidence) {
    return lookUpDomains
        .known(order, order.application())
        .chain(
            domains ->
                lookUpContacts
                    .known(order, checked)
                    .map(contacts -> evidence.withDomains(domains.facts()).withContacts(contacts))
                    .map(known -> new Looked(order, checked.with(known), domains.open())));
  }

  /** What a submission would be refused for by what is known now; in the caller's session. */
  Uni<List<Finding>> blocking(Order order) {
    return look(order).map(looked -> looked.findings().stream().filter(Finding::blocks).toList());
  }

  /** Asks what is not known freshly of an order's domains. There must be no transaction. */
  Uni<Void> askAround(Supplier<Uni<Order>> order) {
    return Panache.withSession(() -> order.get().chain(this::look))
        .chain(looked -> lookUpDomains.ask(looked.open()));
  }

  /**
   * What is found in an order by what is known; in the transaction of the submission, which has the
   * order's contacts to itself from then on.
   *
   * @param codes what is known of the service codes that it names
   */
  Uni<List<Finding>> findings(Order order, Map<UUID, KnownCode> codes) {
    Checked checked = checked(order, forms.open(order.application()));
    return lookUpContacts
        .lock(checked)
        .chain(() -> shown(order, checked, Evidence.NONE.withCodes(codes)))
        .chain(evidence -> known(order, checked, evidence))
        .map(Looked::findings);
  }

  /** What the filer of a part that is right better looks at, before it is submitted. */
  Uni<List<Finding>> warnings(Order order, Checked checked, String part) {
    return lookUpContacts
        .proven(order, checked)
        .map(
            contacts ->
                Findings.of(
                        FilingRules.WHEN_SAVED,
                        checked.with(checked.evidence().withContacts(contacts)))
                    .stream()
                    .filter(finding -> finding.severity() == Severity.WARNS)
                    .filter(finding -> finding.isIn(part))
                    .toList());
  }

  /** Notes the contacts that a submission brings, so that no other one does (R-SUBJ-6). */
  Uni<Void> keepContacts(Order order) {
    return lookUpContacts.keep(order, checked(order, forms.open(order.application())));
  }

  /** What the order needs as far as it is filled in (R-MAT-1). */
  List<RequiredMaterial> requiredMaterials(Order order) {
    return materialRules.of(checked(order, forms.open(order.application())));
  }

  /** With what the filer has shown besides. */
  private Uni<Evidence> shown(Order order, Checked checked, Evidence evidence) {
    List<RequiredMaterial> required = materialRules.of(checked);
    return materials
        .of(order.id())
        .map(
            uploaded ->
                evidence.withMaterials(
                    required.stream()
                        .filter(each -> uploaded.stream().noneMatch(each::isMetBy))
                        .map(CheckOrder::missing)
                        .toList(),
                    uploaded.stream()
                        .filter(each -> each.kind() == MaterialKind.APP_ICON)
                        .flatMap(icon -> icon(order, icon).stream())
                        .toList()))
        .chain(known -> readings.of(order).map(known::withRecognised))
        .chain(known -> personStandings.of(order, checked).map(known::withRealPersons));
  }

  private static Optional<UploadedIcon> icon(Order order, Material icon) {
    return icon.part()
        .path(order.application().services())
        .map(of -> new UploadedIcon(of, icon.size()));
  }

  private static MissingMaterial missing(RequiredMaterial required) {
    return new MissingMaterial(required.kind().name(), required.kind().chinese(), required.of());
  }

  /** What a submission with these findings and materials was checked against. */
  Act.CheckedBy checkedBy(List<Finding> findings, List<SubmittedMaterial> submitted) {
    return new Act.CheckedBy(
        book.version(),
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ASKS_REVIEWER)
            .map(Finding::question)
            .toList(),
        findings.stream()
            .filter(finding -> finding.severity() == Severity.WARNS)
            .map(this::noticed)
            .toList(),
        submitted);
  }

  /** As reviewers read it, whose service has no texts of rules. */
  private AutomaticFinding noticed(Finding finding) {
    return new AutomaticFinding(
        finding.path(),
        finding.rule(),
        finding.code(),
        new LocalisedText(
            messages.text(Locale.CHINESE, finding.code(), finding.arguments()),
            messages.text(Locale.ENGLISH, finding.code(), finding.arguments())));
  }

  /** What rules look at when the order says this; another account's subject is none of it. */
  Checked checked(Order order, ApplicationForm<String> application) {
    return checked(order, application, order.takenPrincipals());
  }

  /** The same when these principals were taken over. */
  Checked checked(Order order, ApplicationForm<String> application, TakenPrincipals taken) {
    ApplicationForm<Sealed> base = order.base();
    Checked checked =
        new Checked(
            order.plan(),
            order.province(),
            order.nature(),
            order.certificateType(),
            base == null ? null : forms.open(base),
            forms.open(order.registered()),
            order.isForSubjectOnRecord() ? application.withoutSubject() : application,
            time.today(),
            book,
            Evidence.NONE);
    return taken.equals(TakenPrincipals.NONE)
        ? checked
        : checked.takingOver(typesByPath(order, checked, taken));
  }

  private Map<String, CertificateType> typesByPath(
      Order order, Checked checked, TakenPrincipals taken) {
    Map<String, CertificateType> types = new HashMap<>();
    for (Checked.At<PrincipalForm<String>> principal : checked.principals()) {
      String id = principalIds.of(order.account(), principal.part().certificate());
      CertificateType type = id == null ? null : taken.types().get(id);
      if (type != null) {
        types.put(principal.path(), type);
      }
    }
    return types;
  }
}
