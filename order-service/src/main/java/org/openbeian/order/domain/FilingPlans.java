package org.openbeian.order.domain;

import static org.openbeian.contracts.Stage.BUREAU_REVIEW;
import static org.openbeian.contracts.Stage.PRELIMINARY_REVIEW;
import static org.openbeian.contracts.Stage.SMS_VERIFICATION;
import static org.openbeian.contracts.order.SmsRecipient.Role.SERVICE_PRINCIPAL;
import static org.openbeian.contracts.order.SmsRecipient.Role.SUBJECT_PRINCIPAL;

import java.util.List;
import java.util.Set;
import org.openbeian.contracts.FilingType;

/** The table of all filing types (R-FLOW-5); a new type is a new row. */
public final class FilingPlans {

  private static final FilingPlan FIRST_FILING =
      new FilingPlan(
          FilingType.FIRST_FILING,
          List.of(PRELIMINARY_REVIEW, SMS_VERIFICATION, BUREAU_REVIEW),
          Set.of(SUBJECT_PRINCIPAL, SERVICE_PRINCIPAL),
          "beian:add");

  private FilingPlans() {}

  public static FilingPlan of(FilingType type) {
    return switch (type) {
      case FIRST_FILING -> FIRST_FILING;
    };
  }
}
