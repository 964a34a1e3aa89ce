package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ReadSubject;
import org.openbeian.review.application.ReviewAccess;

/** What else the subject of a task has filed (R-FLOW-2). */
@Path("/api/v1/review-tasks/{id}/subject-orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER})
@Tag(name = "review tasks")
class SubjectOrdersResource {

  private final ReadSubject subjects;
  private final CurrentCaller caller;

  SubjectOrdersResource(ReadSubject subjects, CurrentCaller caller) {
    this.subjects = subjects;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listSubjectOrders",
      summary = "The subject's other orders",
      description =
          "Orders whose last submission names the same certificate, by type and number, whichever"
              + " account's; the last submitted first. Officers see those of their provinces"
              + " (R-PERM-2). Erased orders are not there (R-EXP-4); when the task's own is erased,"
              + " there are none.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = SubjectOrderPage.class)))
  @APIResponse(responseCode = "400", description = "BAD_PARAMETER: cursor or limit can't be read")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(responseCode = "403", description = "FORBIDDEN: another role's task")
  @APIResponse(responseCode = "404", description = "No such task, or another province's")
  public Uni<SubjectOrderPage> list(
      @PathParam("id") String id,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100; 20 when absent") @QueryParam("limit")
          @Nullable String limit) {
    UUID task = Parameters.inPath(id);
    int rows = Page.limit(limit);
    return subjects
        .orders(task, Cursor.decode(cursor), rows, caller.get())
        .map(found -> SubjectOrderPage.of(found, rows));
  }
}
