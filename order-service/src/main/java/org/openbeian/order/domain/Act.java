package org.openbeian.order.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.AutomaticFinding;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.order.InvalidReason;

/**
 * A trigger with who, when and what came with it.
 *
 * @param reasons what to correct; empty unless the order was returned with reasons
 * @param grant the bureau's numbers; only with BUREAU_APPROVED
 * @param idleDays how long the order was left alone; 0 unless time acts
 * @param found what makes the order invalid; null unless it is found so
 * @param checked what the application was checked against; only with SUBMIT
 */
public record Act(
    OrderTrigger trigger,
    Actor actor,
    Instant at,
    List<Reason> reasons,
    @Nullable Grant grant,
    int idleDays,
    @Nullable InvalidReason found,
    @Nullable CheckedBy checked) {

  /**
   * What an application was checked against when it was submitted, and with.
   *
   * @param ruleBook the version of the rule book
   * @param questions what the rules leave to the reviewer
   * @param findings what the rules noticed without refusing it
   * @param materials what was uploaded to prove it, the oldest first
   */
  public record CheckedBy(
      String ruleBook,
      List<ReviewQuestion> questions,
      List<AutomaticFinding> findings,
      List<SubmittedMaterial> materials) {}

  public static Act of(OrderTrigger trigger, Actor actor, Instant at) {
    return new Act(trigger, actor, at, List.of(), null, 0, null, null);
  }

  public static Act returning(OrderTrigger trigger, Actor actor, Instant at, List<Reason> reasons) {
    return new Act(trigger, actor, at, List.copyOf(reasons), null, 0, null, null);
  }

  public static Act granting(Actor actor, Instant at, Grant grant) {
    return new Act(OrderTrigger.BUREAU_APPROVED, actor, at, List.of(), grant, 0, null, null);
  }

  public static Act ofTime(OrderTrigger trigger, Actor actor, Instant at, int idleDays) {
    return new Act(trigger, actor, at, List.of(), null, idleDays, null, null);
  }

  public static Act finding(OrderTrigger trigger, Actor actor, Instant at, InvalidReason found) {
    return new Act(trigger, actor, at, List.of(), null, 0, found, null);
  }

  public static Act submitting(Actor actor, Instant at, CheckedBy checked) {
    return new Act(OrderTrigger.SUBMIT, actor, at, List.of(), null, 0, null, checked);
  }
}
