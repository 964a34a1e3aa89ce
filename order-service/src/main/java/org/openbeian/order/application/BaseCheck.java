package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.order.domain.FilingPlan.Basis;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.detection.Detection;
import org.openbeian.order.domain.detection.Detection.Detected;
import org.openbeian.order.domain.detection.Detection.Refused;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Refusal;
import org.openbeian.order.domain.detection.Registered;
import org.openbeian.order.domain.detection.TypeDetection;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingStatus;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Standings;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/**
 * Checks what an edit brings into an order as the check that opened it would have (R-FLOW-1): what
 * is new in it must be of the order's type (R-TYPE-1) and in nobody's way (R-TYPE-2). What is not
 * new costs nothing.
 */
@ApplicationScoped
class BaseCheck {

  private static final String CERTIFICATE_NUMBER = "subject.certificate.number";

  /** A service may bring many domains, and its filer waits. */
  private static final int LOOKUPS_AT_ONCE = 8;

  private static final List<String> SUBMITTED =
      Arrays.stream(OrderState.values())
          .filter(state -> !state.isEditable() && !state.isTerminal())
          .map(OrderState::name)
          .toList();

  private final CheckFiling checkFiling;
  private final Standings standings;
  private final FilingRecords records;
  private final CertificateKeys certificateKeys;
  private final SealedForms forms;

  BaseCheck(
      CheckFiling checkFiling,
      Standings standings,
      FilingRecords records,
      CertificateKeys certificateKeys,
      SealedForms forms) {
    this.checkFiling = checkFiling;
    this.standings = standings;
    this.records = records;
    this.certificateKeys = certificateKeys;
    this.forms = forms;
  }

  /**
   * Refuses a certificate that the order is not about; runs in the transaction of the edit.
   *
   * @param subjectKey by which the certificate after the edit is found; null while it has no number
   */
  Uni<Void> ofSubject(Order order, @Nullable String subjectKey) {
    if (subjectKey == null || subjectKey.equals(order.subjectKey())) {
      return Uni.createFrom().voidItem();
    }
    if (!order.plan().isAboutRecord()) {
      throw refused(CERTIFICATE_NUMBER, "R-TYPE-1", "CERTIFICATE_FIXED_BY_CHECK");
    }
    return records
        .lockAsked(List.of(subjectKey))
        .chain(() -> standings.ofCertificate(order.account(), subjectKey, order.id()))
        .invoke(
            refusal -> {
              if (refusal != null) {
                throw refused(CERTIFICATE_NUMBER, refusal.rule(), refusal.name());
              }
            })
        .replaceWithVoid();
  }

  /**
   * Refuses a service whose domains or name can't be filed by the order; runs in the transaction of
   * the edit.
   *
   * @param path of the service in the application
   * @param answers of the registry so far
   * @return what the registry must be asked before the edit may be made; empty when it may
   */
  Uni<List<Question>> ofService(
      Order order, String path, ServiceForm<String> form, Map<Question, Registered> answers) {
    if (!order.plan().fillsIn(Part.NEW_SERVICES)) {
      return Uni.createFrom().item(List.of());
    }
    if (order.plan().basis() == Basis.REGISTERED
        && order.application().service(form.serviceNo()).isEmpty()) {
      throw refused(path, "R-TYPE-1", "SERVICE_FIXED_BY_CHECK");
    }
    String certificateNumber = certificateNumber(order);
    Map<Question, String> fresh = questions(order, certificateNumber, form, path);
    for (ServiceForm<Sealed> kept : order.application().services()) {
      fresh.keySet().removeAll(questions(order, certificateNumber, kept, "").keySet());
    }
    if (fresh.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    String key = certificateKeys.of(order.certificateType(), certificateNumber);
    return records
        .lockAsked(fresh.keySet().stream().map(Question::name).toList())
        .chain(
            () ->
                inTurn(
                    fresh.keySet(),
                    question ->
                        standings
                            .of(order.account(), question, key, order.id())
                            .invoke(
                                ours -> {
                                  Registered registered = answers.get(question);
                                  Detection detection =
                                      registered == null
                                          ? TypeDetection.refusal(ours).orElse(null)
                                          : TypeDetection.detect(question, ours, registered);
                                  judge(order, form, fresh.get(question), detection);
                                })))
        .replaceWith(
            () ->
                fresh.keySet().stream()
                    .filter(question -> !answers.containsKey(question))
                    .toList());
  }

  /**
   * What keeps the order's subject from going on record for its account (R-TYPE-4). Runs in the
   * transaction of the submission; of two orders at once about two subjects one passes.
   */
  Uni<List<Violation>> ofAccount(Order order) {
    if (!order.plan().effect().mayBegin() || order.base() != null || order.subjectKey() == null) {
      return Uni.createFrom().item(List.of());
    }
    return records
        .lockAccounts(List.of(order.account()))
        .chain(() -> standings.ofAccount(order, SUBMITTED))
        .map(
            code ->
                code == null
                    ? List.of()
                    : List.of(Violation.of(CERTIFICATE_NUMBER, "R-TYPE-4", code)));
  }

  /** What of the order's record the bureau has taken back since it was opened (R-EXP-3). */
  Uni<List<Violation>> ofRecord(Order order) {
    String number = order.filingNumber();
    if (number == null) {
      return Uni.createFrom().item(List.of());
    }
    return records
        .subject(number)
        .chain(
            subject ->
                subject != null && subject.status() == FilingStatus.REVOKED
                    ? Uni.createFrom().item(List.of(revoked("subject", number)))
                    : records.services(List.of(number)).map(services -> revoked(order, services)));
  }

  private static List<Violation> revoked(Order order, List<FilingService> onRecord) {
    List<ServiceForm<Sealed>> services = order.application().services();
    List<Violation> revoked = new ArrayList<>();
    for (int i = 0; i < services.size(); i++) {
      String number = services.get(i).number();
      if (onRecord.stream()
          .filter(service -> service.status() == FilingStatus.REVOKED)
          .anyMatch(service -> service.number().equals(number))) {
        revoked.add(revoked("services[" + i + "]", requireNonNull(number)));
      }
    }
    return revoked;
  }

  private static Violation revoked(String path, String number) {
    return Violation.of(path, "R-EXP-3", "REVOKED_BY_BUREAU", number);
  }

  /**
   * What the registry says to each, with what it said before: an order that others change meanwhile
   * must not make it be asked the same for ever. There must be no transaction.
   */
  Uni<Map<Question, Registered>> ask(List<Question> questions, Map<Question, Registered> before) {
    Map<Question, Registered> answers = new ConcurrentHashMap<>(before);
    return Multi.createFrom()
        .iterable(questions)
        .onItem()
        .transformToUni(
            question -> checkFiling.ask(question).invoke(said -> answers.put(question, said)))
        .merge(LOOKUPS_AT_ONCE)
        .onItem()
        .ignoreAsUni()
        .replaceWith(answers);
  }

  private static <T> Uni<Void> inTurn(Collection<T> all, Function<T, Uni<?>> act) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(act::apply)
        .onItem()
        .ignoreAsUni();
  }

  /** Numbers come from the registry: a name has that of the service that it is put in, or none. */
  private static void judge(
      Order order, ServiceForm<?> form, @Nullable String path, @Nullable Detection detection) {
    if (detection instanceof Refused refused) {
      Refusal reason = refused.reason();
      throw refused(path, reason.rule(), reason.name(), refused.arguments().toArray(String[]::new));
    }
    if (detection instanceof Detected detected
        && !(detected.type() == order.type()
            && Objects.equals(detected.serviceNumber(), form.number()))) {
      throw refused(path, "R-TYPE-1", "NAME_OF_ANOTHER_TYPE", detected.type().name());
    }
  }

  private static ApiException refused(
      @Nullable String path, String rule, String code, String... arguments) {
    return ApiException.invalid(List.of(Violation.of(requireNonNull(path), rule, code, arguments)));
  }

  /** About what a service names, with their paths; one of no kind yet may become a website. */
  private static Map<Question, String> questions(
      Order order, String certificateNumber, ServiceForm<?> form, String path) {
    ServiceKind kind = form.kind() == null ? ServiceKind.WEBSITE : form.kind();
    Map<String, String> names = new LinkedHashMap<>();
    if (kind == ServiceKind.WEBSITE) {
      for (int i = 0; i < form.domains().size(); i++) {
        String at = path + ".domains[" + i + "]";
        DomainNames.canonical(form.domains().get(i)).ifPresent(name -> names.putIfAbsent(name, at));
      }
    } else if (form.name() != null) {
      names.put(form.name(), path + ".name");
    }
    Map<Question, String> questions = new LinkedHashMap<>();
    names.forEach(
        (name, at) ->
            questions.put(
                new Question(
                    order.nature(), order.certificateType(), certificateNumber, kind, name),
                at));
    return questions;
  }

  /** Whose services they are: as on record, or as the check said. */
  private String certificateNumber(Order order) {
    ApplicationForm<Sealed> base = order.base();
    SubjectForm<Sealed> subject =
        requireNonNull((base == null ? order.application() : base).subject());
    return requireNonNull(requireNonNull(forms.open(subject).certificate()).number());
  }
}
