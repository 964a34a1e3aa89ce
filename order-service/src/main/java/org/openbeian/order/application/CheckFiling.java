package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.application.NationalRegistry.RegistryAwayException;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.SubjectCertificates;
import org.openbeian.order.domain.detection.Detection;
import org.openbeian.order.domain.detection.OurSide;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;
import org.openbeian.order.domain.detection.TypeDetection;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.Evidence;
import org.openbeian.order.domain.rules.FilingRules;
import org.openbeian.order.domain.rules.Findings;
import org.openbeian.order.outbound.postgres.Standings;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;

/**
 * Tells a filer which type of filing a wish is (R-TYPE-1), or why it is refused (R-TYPE-2,
 * R-TYPE-4). Changes nothing.
 */
@ApplicationScoped
public class CheckFiling {

  private static final Logger LOG = Logger.getLogger(CheckFiling.class);
  private static final String PERMISSION = "beian:add";
  private static final String RETRY_AFTER_SECONDS = "30";

  /** Which field of the wish a rule's finding is about. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "subject.certificate.number", "certificateNumber",
          "services[0].domains[0]", "domain",
          "services[0].name", "appName");

  private final Standings standings;
  private final NationalRegistry registry;
  private final CertificateKeys certificateKeys;
  private final RuleBook book;
  private final Time time;

  CheckFiling(
      Standings standings,
      NationalRegistry registry,
      CertificateKeys certificateKeys,
      RuleBook book,
      Time time) {
    this.standings = standings;
    this.registry = registry;
    this.certificateKeys = certificateKeys;
    this.book = book;
    this.time = time;
  }

  /**
   * What a filer wants to file.
   *
   * @param domain of a website, else null
   * @param appName of all but websites, else null
   */
  public record Wish(
      SubjectNature nature,
      CertificateType certificateType,
      String certificateNumber,
      ServiceKind kind,
      @Nullable String domain,
      @Nullable String appName) {}

  /** The registry is asked only when our own side has no objection, and outside the session. */
  public Uni<Detection> of(Wish wish, Caller caller) {
    return answer(wish, caller).map(Answer::detection);
  }

  /**
   * A detection with what led to it.
   *
   * @param registered null when our own side refused and the registry was not asked
   */
  public record Answer(
      Question question,
      String certificateKey,
      OurSide ours,
      @Nullable Registered registered,
      Detection detection) {}

  Uni<Answer> answer(Wish wish, Caller caller) {
    caller.require(PERMISSION);
    Question question = question(wish);
    String key = certificateKeys.of(question.certificateType(), question.certificateNumber());
    return Panache.withSession(() -> standings.of(caller.account(), question, key, null))
        .chain(ours -> answer(question, key, ours));
  }

  private Uni<Answer> answer(Question question, String key, OurSide ours) {
    var refusal = TypeDetection.refusal(ours);
    return refusal.isPresent()
        ? Uni.createFrom().item(new Answer(question, key, ours, null, refusal.get()))
        : ask(question)
            .map(
                registered ->
                    new Answer(
                        question,
                        key,
                        ours,
                        registered,
                        TypeDetection.detect(question, ours, registered)));
  }

  /** What the registry says; 503 while it says nothing of use. There must be no transaction. */
  Uni<Registered> ask(Question question) {
    return registry
        .lookUp(question)
        .onFailure(RegistryAwayException.class)
        .transform(away -> unavailable((RegistryAwayException) away));
  }

  /** What is wrong with the wish itself is found by the rules that check applications. */
  private Question question(Wish wish) {
    if (!SubjectCertificates.fits(wish.nature(), wish.certificateType())) {
      throw ApiException.invalid(
          List.of(
              Violation.of(
                  "certificateType", null, "CERTIFICATE_OF_OTHER_NATURE", wish.nature().name())));
    }
    SubjectForm<String> subject = subject(wish);
    ServiceForm<String> service = service(wish);
    List<Violation> findings =
        Findings.blocking(
            Findings.of(
                FilingRules.WHEN_ASKED,
                new Checked(
                    FilingPlans.of(FilingType.FIRST_FILING),
                    "",
                    wish.nature(),
                    wish.certificateType(),
                    null,
                    null,
                    ApplicationForm.<String>empty().with(subject).with(service),
                    time.today(),
                    book,
                    Evidence.NONE)));
    if (!findings.isEmpty()) {
      throw ApiException.invalid(findings.stream().map(CheckFiling::ofField).toList());
    }
    return new Question(
        wish.nature(),
        wish.certificateType(),
        requireNonNull(requireNonNull(subject.certificate()).number()),
        wish.kind(),
        wish.kind() == ServiceKind.WEBSITE
            ? DomainNames.canonical(service.domains().get(0)).orElseThrow()
            : requireNonNull(service.name()));
  }

  private static SubjectForm<String> subject(Wish wish) {
    return Normalisation.of(
        new SubjectForm<>(
            wish.nature(),
            null,
            new CertificateForm<>(
                wish.certificateType(), wish.certificateNumber(), null, null, null),
            null,
            null,
            null,
            null));
  }

  private static ServiceForm<String> service(Wish wish) {
    return Normalisation.of(
        new ServiceForm<>(
            1,
            null,
            wish.kind(),
            wish.appName(),
            wish.domain() == null ? List.of() : List.of(wish.domain()),
            null,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null));
  }

  private static Violation ofField(Violation finding) {
    return new Violation(
        FIELDS.getOrDefault(finding.path(), finding.path()),
        finding.rule(),
        finding.code(),
        finding.arguments());
  }

  private static ApiException unavailable(RegistryAwayException away) {
    LOG.warnf("the national registry gives no answer: %s", away.reason());
    return ApiException.of(503, "REGISTRY_UNAVAILABLE")
        .byRule("R-TYPE-1")
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }
}
