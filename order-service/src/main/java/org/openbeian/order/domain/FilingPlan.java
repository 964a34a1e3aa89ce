package org.openbeian.order.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.order.domain.validity.Premise;

/**
 * How a type of filing runs (domain §2, §4).
 *
 * @param basis what its application begins with
 * @param parts what its filer fills in
 * @param stages what it passes between submission and grant, in order; none where the submission
 *     itself grants
 * @param ownerCode whose phone on record proves the owner's will with a one-time code before the
 *     submission (distinct from the ministry's verification); null for none
 * @param effect what the grant does to the record
 * @param premise what must stay true for its orders to make sense (R-EXP-3); null for nothing that
 *     is looked at
 * @param permission what a sub-user needs to act on it (R-PERM-1)
 */
public record FilingPlan(
    FilingType type,
    Basis basis,
    Set<Part> parts,
    List<Stage> stages,
    SubjectPrincipal subjectPrincipal,
    ServicePrincipals servicePrincipals,
    @Nullable Role ownerCode,
    RecordEffect effect,
    @Nullable Premise premise,
    String permission) {

  /** What the application of an order begins with. */
  public enum Basis {
    /** What its check was asked about; the filer fills the rest in. */
    EMPTY,
    /** The numbers that the national registry knows; the filer fills the rest in. */
    REGISTERED,
    /** The subject on record. */
    SUBJECT,
    /** The subject and one of its services. */
    ONE_SERVICE,
    /** The subject and those of its services that the filer names. */
    SERVICES,
    /** The subject and all its services. */
    WHOLE
  }

  /** What a filer may fill in. */
  public enum Part {
    SUBJECT,
    /** Services that are not on record yet. */
    NEW_SERVICES,
    /** The services on record that the order is about. */
    SERVICES,
    /** Why what was granted is to end. */
    ENDING,
    /** The account that shall have it, and whose consent the submission needs. */
    TARGET
  }

  /** Whether the subject's principal verifies by SMS. */
  public enum SubjectPrincipal {
    VERIFIES,
    VERIFIES_A_CHANGED_SUBJECT,
    DOES_NOT
  }

  /** Whether the services' principals verify by SMS. */
  public enum ServicePrincipals {
    VERIFY,
    /** Those of websites; an app's does not. */
    VERIFY_WEBSITES,
    DO_NOT
  }

  public FilingPlan {
    stages = List.copyOf(stages);
    parts = Set.copyOf(parts);
    if (!stages.stream().sorted().distinct().toList().equals(stages)) {
      throw new IllegalArgumentException("stages come one after the other");
    }
    boolean nobodyVerifies =
        subjectPrincipal == SubjectPrincipal.DOES_NOT
            && servicePrincipals == ServicePrincipals.DO_NOT;
    if (nobodyVerifies == stages.contains(Stage.SMS_VERIFICATION)) {
      throw new IllegalArgumentException("the SMS stage and its verifiers go together");
    }
  }

  public boolean has(Stage stage) {
    return stages.contains(stage);
  }

  public boolean fillsIn(Part part) {
    return parts.contains(part);
  }

  /** Whether the type is about something on record here. */
  public boolean isAboutRecord() {
    return basis != Basis.EMPTY && basis != Basis.REGISTERED;
  }

  public boolean subjectPrincipalVerifies(boolean subjectChanged) {
    return switch (subjectPrincipal) {
      case VERIFIES -> true;
      case VERIFIES_A_CHANGED_SUBJECT -> subjectChanged;
      case DOES_NOT -> false;
    };
  }

  public boolean servicePrincipalVerifies(@Nullable ServiceKind kind) {
    return switch (servicePrincipals) {
      case VERIFY -> true;
      case VERIFY_WEBSITES -> kind == null || kind == ServiceKind.WEBSITE;
      case DO_NOT -> false;
    };
  }

  /** The plan of an order whose filer leaves a part alone. */
  public FilingPlan without(Part left) {
    return new FilingPlan(
        type,
        basis,
        parts.stream().filter(part -> part != left).collect(Collectors.toSet()),
        stages,
        subjectPrincipal,
        servicePrincipals,
        ownerCode,
        effect,
        premise,
        permission);
  }

  /** The plan of an order that skips a stage. */
  public FilingPlan without(Stage skipped) {
    return new FilingPlan(
        type,
        basis,
        parts,
        stages.stream().filter(stage -> stage != skipped).toList(),
        skipped == Stage.SMS_VERIFICATION ? SubjectPrincipal.DOES_NOT : subjectPrincipal,
        skipped == Stage.SMS_VERIFICATION ? ServicePrincipals.DO_NOT : servicePrincipals,
        ownerCode,
        effect,
        premise,
        permission);
  }
}
