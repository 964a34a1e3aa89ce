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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Page;
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
  public record Replayed(int events) {}

  @GET
  @Operation(
      operationId = "listParkedEvents",
      summary = "Events that were parked or could not be understood, oldest first")
  public Uni<Page<ParkedEvents.View>> list(@QueryParam("orderId") @Nullable String orderId) {
    return parked.list(orderId).map(events -> new Page<>(List.copyOf(events), null));
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
