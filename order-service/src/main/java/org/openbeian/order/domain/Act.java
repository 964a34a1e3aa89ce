package org.openbeian.order.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.order.InvalidReason;

/**
 * A trigger with who, when and what came with it.
 *
 * @param reasons what to correct; empty unless the order was returned with reasons
 * @param grant the bureau's numbers; only with BUREAU_APPROVED
 * @param idleDays how long the order was left alone; 0 unless time acts
 * @param found what makes the order invalid; null unless it is found so
 */
public record Act(
    OrderTrigger trigger,
    Actor actor,
    Instant at,
    List<Reason> reasons,
    @Nullable Grant grant,
    int idleDays,
    @Nullable InvalidReason found) {

  public static Act of(OrderTrigger trigger, Actor actor, Instant at) {
    return new Act(trigger, actor, at, List.of(), null, 0, null);
  }

  public static Act returning(OrderTrigger trigger, Actor actor, Instant at, List<Reason> reasons) {
    return new Act(trigger, actor, at, List.copyOf(reasons), null, 0, null);
  }

  public static Act granting(Actor actor, Instant at, Grant grant) {
    return new Act(OrderTrigger.BUREAU_APPROVED, actor, at, List.of(), grant, 0, null);
  }

  public static Act ofTime(OrderTrigger trigger, Actor actor, Instant at, int idleDays) {
    return new Act(trigger, actor, at, List.of(), null, idleDays, null);
  }

  public static Act finding(OrderTrigger trigger, Actor actor, Instant at, InvalidReason found) {
    return new Act(trigger, actor, at, List.of(), null, 0, found);
  }
}
