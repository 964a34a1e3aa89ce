package org.openbeian.order.inbound.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.order.domain.OrderState;

/** One thing that happened to an order. */
@Schema(name = "TimelineEntry")
public record TimelineView(
    Instant at,
    @Schema(description = "CREATE or a trigger of the workflow.", examples = "SUBMIT") String act,
    ActorView actor,
    @Schema(description = "Null at the creation.") @Nullable OrderState fromState,
    OrderState toState,
    int round,
    @Schema(
            description =
                "Such as the reason of a return, or the version of the rule book that a"
                    + " submission was checked against.")
        @Nullable String detail) {

  /** Who did it. */
  @Schema(name = "Actor")
  public record ActorView(
      Actor.Kind kind, @Schema(description = "Null for staff.") @Nullable String id) {}
}
