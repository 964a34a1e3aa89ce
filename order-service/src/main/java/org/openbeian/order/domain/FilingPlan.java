package org.openbeian.order.domain;

import java.util.List;
import java.util.Set;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.order.SmsRecipient.Role;

/**
 * How a type of filing runs (domain §2, §4).
 *
 * @param stages what it passes between submission and grant, in order; the bureau's comes last
 * @param verifiers whose phones the SMS stage verifies; empty without that stage
 * @param permission what a sub-user needs to act on it (R-PERM-1)
 */
public record FilingPlan(
    FilingType type, List<Stage> stages, Set<Role> verifiers, String permission) {

  public FilingPlan {
    stages = List.copyOf(stages);
    verifiers = Set.copyOf(verifiers);
    if (stages.isEmpty() || stages.get(stages.size() - 1) != Stage.BUREAU_REVIEW) {
      throw new IllegalArgumentException("a plan ends with the bureau's review");
    }
    if (verifiers.isEmpty() == stages.contains(Stage.SMS_VERIFICATION)) {
      throw new IllegalArgumentException("the SMS stage and its verifiers go together");
    }
  }

  public boolean has(Stage stage) {
    return stages.contains(stage);
  }
}
