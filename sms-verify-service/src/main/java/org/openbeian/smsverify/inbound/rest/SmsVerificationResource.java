package org.openbeian.smsverify.inbound.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.ClientAddress;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.smsverify.application.EnterCode;
import org.openbeian.smsverify.application.FloodGuard;
import org.openbeian.smsverify.application.HumanCheck;
import org.openbeian.smsverify.application.ResendCode;
import org.openbeian.smsverify.application.ViewVerification;

/** The verification page, which needs no login, and the view for filers and staff. */
@Path("/api/v1/sms-verifications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SMS verification")
class SmsVerificationResource {

  private final EnterCode enterCode;
  private final ResendCode resendCode;
  private final HumanCheck humanCheck;
  private final FloodGuard floodGuard;
  private final ViewVerification view;
  private final CurrentCaller caller;
  private final Sealer sealer;
  private final Messages messages;

  SmsVerificationResource(
      EnterCode enterCode,
      ResendCode resendCode,
      HumanCheck humanCheck,
      FloodGuard floodGuard,
      ViewVerification view,
      CurrentCaller caller,
      Sealer sealer,
      Messages messages) {
    this.enterCode = enterCode;
    this.resendCode = resendCode;
    this.humanCheck = humanCheck;
    this.floodGuard = floodGuard;
    this.view = view;
    this.caller = caller;
    this.sealer = sealer;
    this.messages = messages;
  }

  @POST
  @Path("attempts")
  @PermitAll
  @Operation(
      operationId = "enterSmsCode",
      summary = "Enter a code",
      description =
          "Public: for the person who got the SMS. Phone, code and certificate tail must belong"
              + " together (R-SMS-4). After five wrong entries the sixth, right or wrong, fails the"
              + " verification and the order goes back to its filer (R-SMS-5); when everybody has"
              + " verified, the order goes to the bureau (R-SMS-7). An ill-formed entry is refused"
              + " and not counted. Neither the answers nor their timing tell whether a number is"
              + " known or what was wrong.")
  @APIResponse(
      responseCode = "200",
      description = "The number is verified",
      content = @Content(schema = @Schema(implementation = AttemptView.class)))
  @APIResponse(
      responseCode = "404",
      description =
          "`SMS_NO_SUCH_RECORD`: something does not fit, and nothing tells what (R-SMS-4)."
              + " `SMS_NOTHING_PENDING`: phone and certificate tail belong to a verification that is"
              + " over, and none waits (R-SMS-9)")
  @APIResponse(
      responseCode = "409",
      description =
          "`SMS_VERIFICATION_FAILED`: the sixth entry for this number; an order that waited for it"
              + " goes back to its filer (R-SMS-5)")
  @APIResponse(
      responseCode = "422",
      description =
          "A field is not of the form it must have: `SMS_PHONE_FORM`, `SMS_CODE_FORM`,"
              + " `SMS_TAIL_FORM`")
  @APIResponse(
      responseCode = "429",
      description =
          "`TOO_MANY_REQUESTS`: too many from this address or for this number; nothing was looked"
              + " at. Wait for the seconds in Retry-After")
  public Uni<AttemptView> enter(
      @Nullable AttemptRequest attempt,
      @Context HttpServerRequest request,
      @Parameter(description = "zh-CN (default) or en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          @Nullable String language) {
    AttemptRequest entry = present(attempt);
    floodGuard.admitEntry(ClientAddress.of(request), entry.phone());
    refuse(entry.violations());
    return enterCode
        .enter(entry.phone(), entry.code(), entry.certificateTail())
        .map(
            answer ->
                new AttemptView(
                    AttemptView.State.valueOf(answer.name()),
                    text(language, "SMS_" + answer.name())));
  }

  @GET
  @Path("challenges")
  @PermitAll
  @Operation(
      operationId = "readHumanCheckChallenge",
      summary = "Get a challenge for the human check",
      description =
          "Public. Read a new one whenever the resend form is opened, solve it in the background"
              + " and send the solution in `humanCheck` with the request for another code (R-SMS-6)."
              + " Each is good for some minutes and once; after a refusal read another. What kind of"
              + " check there is, if any, is the operator's setting.")
  @APIResponse(
      responseCode = "200",
      description = "A new challenge",
      content = @Content(schema = @Schema(implementation = ChallengeView.class)))
  public RestResponse<ChallengeView> challenge() {
    return ResponseBuilder.ok(ChallengeView.of(humanCheck.challenge()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @POST
  @Path("resends")
  @PermitAll
  @Operation(
      operationId = "resendSmsCode",
      summary = "Ask for another code",
      description =
          "Public: for a person whose SMS did not come. At most two per number and order; the new"
              + " code replaces the one before and the 24 hours are not lengthened (R-SMS-6). Needs"
              + " the solution of a challenge, which is used up by any answer but 422 and 429.")
  @APIResponse(
      responseCode = "202",
      description = "A new code is on its way",
      content = @Content(schema = @Schema(implementation = ResendView.class)))
  @APIResponse(
      responseCode = "404",
      description =
          "`SMS_NO_SUCH_RECORD`: number and certificate tail do not fit together (R-SMS-4)."
              + " `SMS_NOTHING_PENDING`: they belong to a verification that is over, and none waits"
              + " (R-SMS-9)")
  @APIResponse(
      responseCode = "422",
      description =
          "A field is not of the form it must have: `SMS_PHONE_FORM`, `SMS_TAIL_FORM`; or the"
              + " solution in `humanCheck` is missing, wrong, expired or was used before:"
              + " `SMS_HUMAN_CHECK`")
  @APIResponse(
      responseCode = "429",
      description =
          "`SMS_NO_RESENDS_LEFT`: both resends were used, nothing was sent (R-SMS-6)."
              + " `TOO_MANY_REQUESTS`: too many from this address or for this number; wait for the"
              + " seconds in Retry-After")
  public Uni<Response> resend(
      @Nullable ResendRequest wanted,
      @Context HttpServerRequest request,
      @Parameter(description = "zh-CN (default) or en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          @Nullable String language) {
    ResendRequest wish = present(wanted);
    floodGuard.admitResend(ClientAddress.of(request), wish.phone());
    refuse(wish.violations());
    return resendCode
        .resend(wish.phone(), wish.certificateTail(), wish.humanCheck())
        .map(
            resent ->
                new ResendView(
                    resent.resendsLeft(), resent.expiresAt(), text(language, "SMS_RESENT")))
        .map(body -> Response.accepted(body).build());
  }

  @GET
  @RolesAllowed({
    "filer",
    "reviewer",
    "review-lead",
    "bureau-officer",
    "auditor",
    "support",
    "admin"
  })
  @Operation(
      operationId = "readSmsVerification",
      summary = "How far an order's verification is",
      description = "For the order's filer (`beian:view`) and for staff; numbers are masked.")
  @APIResponse(
      responseCode = "200",
      description = "The verification of the order's latest round",
      content = @Content(schema = @Schema(implementation = VerificationView.class)))
  @APIResponse(responseCode = "400", description = "orderId is missing or no UUID")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(
      responseCode = "403",
      description = "`PERMISSION_MISSING` (R-PERM-1), or a role that has no view")
  @APIResponse(responseCode = "404", description = "There is none, or it is another account's")
  public Uni<VerificationView> read(
      @Parameter(required = true, example = "0f5f2c9e-6a7b-4c1d-9a54-2f1f6f0c7a11")
          @QueryParam("orderId")
          @Nullable String orderId) {
    OrderId order = new OrderId(Parameters.parameter("orderId", orderId == null ? "" : orderId));
    return view.of(order, caller.get())
        .map(verification -> VerificationView.of(verification, sealer));
  }

  private String text(@Nullable String language, String key) {
    return messages.text(Languages.accepted(language), key, List.of());
  }

  private static <T> T present(@Nullable T body) {
    if (body == null) {
      throw ApiException.of(400, "MALFORMED_JSON");
    }
    return body;
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw ApiException.invalid(violations);
    }
  }
}
