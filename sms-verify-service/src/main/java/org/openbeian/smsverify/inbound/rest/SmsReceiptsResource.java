package org.openbeian.smsverify.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.sms.Receipt;
import org.openbeian.smsverify.application.TakeReceipts;

/** Where SMS gateways report whether codes reached the phones: without a token, but signed. */
@Path("/api/v1/sms-receipts")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SMS gateways", description = "Whether codes get out, and what the gateways report.")
class SmsReceiptsResource {

  private final TakeReceipts takeReceipts;

  SmsReceiptsResource(TakeReceipts takeReceipts) {
    this.takeReceipts = takeReceipts;
  }

  @POST
  @Path("/{gateway}")
  @SecurityRequirements
  @Operation(
      operationId = "tellSmsReceipts",
      summary = "An SMS gateway reports which codes reached their phones",
      description =
          "For the operator's SMS gateways. Signed: HMAC-SHA256 of timestamp, dot and body under the"
              + " secret of the gateway in the path, five minutes good. At most 500 receipts and 128"
              + " KiB. Receipts may be late, repeated and out of order: of each message the first"
              + " counts, and messages that we do not know are counted and left. Anything but 202"
              + " means that nothing was taken; tell it again later.")
  @APIResponse(responseCode = "202", description = "Taken, known, or not ours")
  @APIResponse(
      responseCode = "400",
      description = "`MALFORMED_JSON`: signed, and no list of receipts")
  @APIResponse(
      responseCode = "401",
      description = "`CALLBACK_NOT_SIGNED`: not with the gateway's secret, or not lately")
  @APIResponse(
      responseCode = "404",
      description = "`NOT_FOUND`: no gateway of that name reports here")
  @APIResponse(responseCode = "413", description = "`HTTP_413`: more than 128 KiB")
  public Uni<Response> tell(
      @PathParam("gateway") @Parameter(description = "`sms-1` or `sms-2`", example = "sms-1")
          String gateway,
      @HeaderParam("Beian-Timestamp")
          @Parameter(description = "Seconds since 1970.", example = "1772445600")
          @Nullable String seconds,
      @HeaderParam("Beian-Signature") @Parameter(description = "In lower-case hexadecimal digits.")
          @Nullable String signature,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(type = SchemaType.ARRAY, implementation = Receipt.class)))
          byte @Nullable [] body) {
    return takeReceipts
        .of(gateway, seconds, signature, body)
        .map(taken -> Response.accepted().build());
  }
}
