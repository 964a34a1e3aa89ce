package org.openbeian.order.domain;

import static org.openbeian.contracts.FilingType.ADD_ACCESS;
import static org.openbeian.contracts.FilingType.ADD_SERVICE;
import static org.openbeian.contracts.FilingType.CANCEL_ACCESS;
import static org.openbeian.contracts.FilingType.CHANGE_FILING;
import static org.openbeian.contracts.FilingType.CHANGE_SERVICE;
import static org.openbeian.contracts.FilingType.CHANGE_SUBJECT;
import static org.openbeian.contracts.FilingType.CLAIM;
import static org.openbeian.contracts.FilingType.DEREGISTER_SERVICE;
import static org.openbeian.contracts.FilingType.DEREGISTER_SUBJECT;
import static org.openbeian.contracts.FilingType.FIRST_FILING;
import static org.openbeian.contracts.FilingType.MIGRATE;
import static org.openbeian.contracts.FilingType.TRANSFER;
import static org.openbeian.contracts.Stage.BUREAU_REVIEW;
import static org.openbeian.contracts.Stage.PRELIMINARY_REVIEW;
import static org.openbeian.contracts.Stage.SMS_VERIFICATION;
import static org.openbeian.contracts.order.SmsRecipient.Role.SERVICE_PRINCIPAL;
import static org.openbeian.contracts.order.SmsRecipient.Role.SUBJECT_PRINCIPAL;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Stage;
import org.openbeian.order.domain.FilingPlan.Basis;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.FilingPlan.ServicePrincipals;
import org.openbeian.order.domain.FilingPlan.SubjectPrincipal;
import org.openbeian.order.domain.validity.Premise;

/**
 * The table of filing types (R-FLOW-5, domain §2, §4, §7); a new type is a new row. {@code
 * docs/filing-types.md} shows the same table; a test compares the two.
 */
public final class FilingPlans {

  private static final String ADD = "beian:add";
  private static final String UPDATE = "beian:update";
  private static final String DELETE = "beian:delete";
  private static final String HAND_OVER = "beian:transfer";

  private static final List<Stage> ALL =
      List.of(PRELIMINARY_REVIEW, SMS_VERIFICATION, BUREAU_REVIEW);
  private static final List<Stage> WITHOUT_SMS = List.of(PRELIMINARY_REVIEW, BUREAU_REVIEW);

  private static final Map<FilingType, FilingPlan> PLANS = new LinkedHashMap<>();

  static {
    for (FilingPlan plan :
        List.of(
            new FilingPlan(
                FIRST_FILING,
                Basis.EMPTY,
                Set.of(Part.SUBJECT, Part.NEW_SERVICES),
                ALL,
                SubjectPrincipal.VERIFIES,
                ServicePrincipals.VERIFY,
                null,
                RecordEffect.PUT_ON_RECORD,
                Premise.NOTHING_FILED,
                ADD),
            new FilingPlan(
                ADD_SERVICE,
                Basis.SUBJECT,
                Set.of(Part.SUBJECT, Part.NEW_SERVICES),
                ALL,
                SubjectPrincipal.VERIFIES_A_CHANGED_SUBJECT,
                ServicePrincipals.VERIFY_WEBSITES,
                null,
                RecordEffect.ADD_SERVICES,
                Premise.SUBJECT_FILED,
                ADD),
            new FilingPlan(
                ADD_ACCESS,
                Basis.REGISTERED,
                Set.of(Part.SUBJECT, Part.NEW_SERVICES),
                ALL,
                SubjectPrincipal.VERIFIES_A_CHANGED_SUBJECT,
                ServicePrincipals.VERIFY,
                null,
                RecordEffect.ADD_SERVICES,
                Premise.SERVICES_FILED,
                ADD),
            new FilingPlan(
                CHANGE_SUBJECT,
                Basis.SUBJECT,
                Set.of(Part.SUBJECT),
                ALL,
                SubjectPrincipal.VERIFIES,
                ServicePrincipals.DO_NOT,
                null,
                RecordEffect.CHANGE,
                Premise.ON_RECORD_HERE,
                UPDATE),
            new FilingPlan(
                CHANGE_SERVICE,
                Basis.SERVICES,
                Set.of(Part.SERVICES),
                ALL,
                SubjectPrincipal.DOES_NOT,
                ServicePrincipals.VERIFY,
                null,
                RecordEffect.CHANGE,
                Premise.ON_RECORD_HERE,
                UPDATE),
            new FilingPlan(
                CHANGE_FILING,
                Basis.SERVICES,
                Set.of(Part.SUBJECT, Part.SERVICES),
                ALL,
                SubjectPrincipal.VERIFIES,
                ServicePrincipals.VERIFY,
                null,
                RecordEffect.CHANGE,
                Premise.ON_RECORD_HERE,
                UPDATE),
            new FilingPlan(
                CANCEL_ACCESS,
                Basis.ONE_SERVICE,
                Set.of(Part.ENDING),
                WITHOUT_SMS,
                SubjectPrincipal.DOES_NOT,
                ServicePrincipals.DO_NOT,
                SERVICE_PRINCIPAL,
                RecordEffect.CANCEL_ACCESS,
                null,
                DELETE),
            new FilingPlan(
                DEREGISTER_SERVICE,
                Basis.ONE_SERVICE,
                Set.of(Part.ENDING),
                ALL,
                SubjectPrincipal.DOES_NOT,
                ServicePrincipals.VERIFY,
                SERVICE_PRINCIPAL,
                RecordEffect.DEREGISTER_SERVICES,
                null,
                DELETE),
            new FilingPlan(
                DEREGISTER_SUBJECT,
                Basis.WHOLE,
                Set.of(Part.ENDING),
                ALL,
                SubjectPrincipal.VERIFIES,
                ServicePrincipals.DO_NOT,
                SUBJECT_PRINCIPAL,
                RecordEffect.DEREGISTER_SUBJECT,
                null,
                DELETE),
            new FilingPlan(
                CLAIM,
                Basis.REGISTERED,
                Set.of(Part.SUBJECT, Part.NEW_SERVICES),
                List.of(PRELIMINARY_REVIEW),
                SubjectPrincipal.DOES_NOT,
                ServicePrincipals.DO_NOT,
                null,
                RecordEffect.CLAIM,
                null,
                ADD),
            new FilingPlan(
                TRANSFER,
                Basis.WHOLE,
                Set.of(Part.TARGET),
                List.of(),
                SubjectPrincipal.DOES_NOT,
                ServicePrincipals.DO_NOT,
                SUBJECT_PRINCIPAL,
                RecordEffect.TRANSFER,
                null,
                HAND_OVER),
            new FilingPlan(
                MIGRATE,
                Basis.SERVICES,
                Set.of(Part.SUBJECT, Part.SERVICES, Part.TARGET),
                ALL,
                SubjectPrincipal.VERIFIES,
                ServicePrincipals.VERIFY,
                SUBJECT_PRINCIPAL,
                RecordEffect.MIGRATE,
                null,
                HAND_OVER))) {
      PLANS.put(plan.type(), plan);
    }
  }

  private FilingPlans() {}

  /** All plans, in the order of the domain's table. */
  public static Collection<FilingPlan> all() {
    return PLANS.values();
  }

  /** The plan of a type; empty for one that this release does not offer. */
  public static Optional<FilingPlan> find(FilingType type) {
    return Optional.ofNullable(PLANS.get(type));
  }

  /**
   * The plan of a type that is offered.
   *
   * @throws IllegalArgumentException for another
   */
  public static FilingPlan of(FilingType type) {
    return find(type).orElseThrow(() -> new IllegalArgumentException("no plan for " + type));
  }
}
