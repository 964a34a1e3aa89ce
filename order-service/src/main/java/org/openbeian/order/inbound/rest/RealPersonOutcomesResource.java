package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.TakeAppReport;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Parameters;

/** Where the verification app tells what became of a check: without a token, but signed. */
@Path("/api/v1/real-person-checks")
@Tag(
    name = "Real-person checks",
    description = "Principals show their faces in the verification app (R-REAL-1).")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RealPersonOutcomesResource {

  private final TakeAppReport takeAppReport;

  RealPersonOutcomesResource(TakeAppReport takeAppReport) {
    this.takeAppReport = takeAppReport;
  }

  @POST
  @Path("/{checkId}/outcome")
  @SecurityRequirements
  @Operation(
      operationId = "tellRealPersonOutcome",
      summary = "The verification app tells of a scan or an outcome",
      description =
          "Signed: HMAC-SHA256 of timestamp, dot and body under the common secret, five minutes"
              + " good. The same told again changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "Taken, or known",
      content = @Content(schema = @Schema(implementation = AppReportAnswer.class)))
  @APIResponse(responseCode = "400", description = "Signed, and no report")
  @APIResponse(responseCode = "401", description = "Not signed with the secret, or not lately")
  @APIResponse(responseCode = "404", description = "No check of that id and session")
  @APIResponse(
      responseCode = "409",
      description = "Another device has scanned the link, or the check is over")
  @APIResponse(responseCode = "413", description = "More than 16 KiB")
  public Uni<AppReportAnswer> tell(
      @PathParam("checkId") String checkId,
      @HeaderParam("Beian-Timestamp") @Parameter(description = "Seconds since 1970.")
          @Nullable String seconds,
      @HeaderParam("Beian-Signature") @Parameter(description = "In lower-case hexadecimal digits.")
          @Nullable String signature,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = AppReportView.class)))
          byte @Nullable [] body) {
    byte[] report = body == null ? new byte[0] : body;
    if (report.length > TakeAppReport.LONGEST) {
      throw ApiException.of(413, "HTTP_413");
    }
    return takeAppReport
        .of(Parameters.inPath(checkId), seconds, signature, report)
        .map(AppReportAnswer::new);
  }
}
