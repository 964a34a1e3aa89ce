package org.openbeian.platform.operations;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.inbox.ParkedEvents;

/** Operators' view of events that wait for them. */
@Path("/api/v1/operations/parked-events")
@RolesAllowed("admin")
@Tag(name = "operations", description = "For platform engineers; not routed by the gateway")
public class ParkedEventsResource {

  private final ParkedEvents parked;

  ParkedEventsResource(ParkedEvents parked) {
    this.parked = parked;
  }

  /** How many events an operation applied. */
  @Schema(name = "ReplayedEvents")
  public record Replayed(int events) {}

  /** The oldest events, all on one page. */
  @Schema(name = "ParkedEventPage")
  public record ParkedEventPage(List<ParkedEvents.View> items, @Nullable String nextCursor) {}

  @GET
  @Operation(
      operationId = "listParkedEvents",
      summary = "Events that were parked or could not be understood, oldest first")
  public Uni<ParkedEventPage> list(@QueryParam("orderId") @Nullable String orderId) {
    return parked.list(orderId).map(events -> new ParkedEventPage(events, null));
  }

  @POST
  @Path("/{eventId}/replay")
  @Operation(
      operationId = "replayParkedEvent",
      summary = "Apply an event anew, with all parked ones of its order; all or none")
  public Uni<Replayed> replay(@PathParam("eventId") String eventId) {
    return parked.replay(Parameters.inPath(eventId)).map(Replayed::new);
  }

  @DELETE
  @Path("/{eventId}")
  @Operation(operationId = "discardParkedEvent", summary = "Drop an event for good")
  public Uni<Void> discard(@PathParam("eventId") String eventId) {
    return parked.discard(Parameters.inPath(eventId));
  }
}
