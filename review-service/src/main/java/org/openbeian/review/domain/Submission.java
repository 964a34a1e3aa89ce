package org.openbeian.review.domain;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.AutomaticFinding;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.Subject;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.platform.pii.Masks;

/** What the filer submitted in one round: what is reviewed, in both stages. */
@Entity
@Immutable
@Table(name = "submission")
public class Submission {

  @EmbeddedId private SubmissionId id;

  @Column(name = "subject_name")
  private String subjectName;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Application application;

  @Column(name = "rule_book")
  private String ruleBook;

  @JdbcTypeCode(SqlTypes.JSON)
  private Questions questions;

  @JdbcTypeCode(SqlTypes.JSON)
  private Findings findings;

  @JdbcTypeCode(SqlTypes.JSON)
  private Materials materials;

  @Column(name = "subject_key")
  private @Nullable String subjectKey;

  @Enumerated(EnumType.STRING)
  @Column(name = "filing_type")
  private @Nullable FilingType filingType;

  private @Nullable String province;
  private @Nullable String account;

  @Column(name = "submitted_at")
  private @Nullable Instant submittedAt;

  @Column(name = "erased_at")
  private @Nullable Instant erasedAt;

  /** For Hibernate. */
  protected Submission() {}

  /**
   * Keeps the application of an event as it came, personal data sealed.
   *
   * @param subjectKey by which other orders of its subject are found
   */
  public static Submission of(OrderSubmitted event, String subjectKey, Instant at) {
    Submission submission = new Submission();
    submission.id = SubmissionId.of(event.orderId(), event.round());
    submission.subjectName = display(event.application().subject());
    submission.application = event.application();
    submission.ruleBook = event.ruleBook();
    submission.questions = new Questions(event.questions());
    submission.findings = new Findings(event.findings());
    submission.materials = new Materials(event.materials());
    submission.subjectKey = subjectKey;
    submission.filingType = event.type();
    submission.province = event.province();
    submission.account = event.recipient().account().value();
    submission.submittedAt = at;
    return submission;
  }

  /**
   * What a queue finds it by, in lower case: the order's id, names of organisations and services,
   * domains, and the number on record; no person's name.
   */
  public String searchText() {
    if (application == null) {
      return "";
    }
    List<String> texts = new ArrayList<>();
    texts.add(id.orderId().toString());
    if (application.subject().nature() != SubjectNature.PERSONAL) {
      texts.add(application.subject().name());
    }
    if (application.record() != null) {
      texts.add(application.record().subjectNumber());
    }
    for (FiledService service : application.services()) {
      texts.add(service.name());
      texts.addAll(service.domains());
    }
    return texts.stream().map(SearchText::of).distinct().collect(Collectors.joining(" "));
  }

  public int round() {
    return id.round();
  }

  /** As the queue shows it: a person's name is masked. */
  public String subjectName() {
    return subjectName;
  }

  /** Null when it is erased. */
  public @Nullable Application application() {
    return application;
  }

  /** The version of the rule book that this round was checked against. */
  public String ruleBook() {
    return ruleBook;
  }

  /** What the rules leave to the reviewer. */
  public List<ReviewQuestion> questions() {
    return questions.items();
  }

  /** What the rules noticed without refusing it; empty when it is erased. */
  public List<AutomaticFinding> findings() {
    return findings.items();
  }

  /** What was uploaded to prove it, the oldest first; empty when it is erased. */
  public List<SubmittedMaterial> materials() {
    return materials.items();
  }

  /** One of the materials; empty when the round was submitted without it. */
  public Optional<SubmittedMaterial> material(UUID material) {
    return materials.items().stream().filter(each -> each.id().equals(material)).findAny();
  }

  /** Finds the subject's other orders; null when it is erased, and for rounds from before it. */
  public @Nullable String subjectKey() {
    return subjectKey;
  }

  /** Since when the application is gone; null while it is there (R-EXP-4). */
  public @Nullable Instant erasedAt() {
    return erasedAt;
  }

  private static String display(Subject subject) {
    return subject.nature() == SubjectNature.PERSONAL ? Masks.name(subject.name()) : subject.name();
  }
}
