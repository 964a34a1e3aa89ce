package org.openbeian.smsverify.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openbeian.smsverify.application.WatchGateways;

/** The staff's view of the way to the phones. */
@Path("/api/v1/sms-gateways")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SMS gateways", description = "Whether codes get out, and what the gateways report.")
class SmsGatewaysResource {

  private final WatchGateways watch;

  SmsGatewaysResource(WatchGateways watch) {
    this.watch = watch;
  }

  @GET
  @RolesAllowed({"support", "admin", "review-lead", "auditor"})
  @Operation(
      operationId = "readSmsGateways",
      summary = "Whether codes get to the phones at the moment",
      description =
          "For support, review leads, auditors and administrators. While every gateway is `DOWN`,"
              + " codes wait and nothing is lost: they are sent as soon as one is back, and the 24"
              + " hours begin only then (R-SMS-3). Poll it no more than every few seconds; what"
              + " became of one order's codes stands in its verification (`delivery`).")
  @APIResponse(
      responseCode = "200",
      description = "How it stands",
      content = @Content(schema = @Schema(implementation = SmsGatewaysView.class)))
  @APIResponse(responseCode = "401", description = "`UNAUTHENTICATED`: no valid token")
  @APIResponse(responseCode = "403", description = "`FORBIDDEN`: a role that has no view")
  public Uni<SmsGatewaysView> read() {
    return watch.now().map(SmsGatewaysView::of);
  }
}
