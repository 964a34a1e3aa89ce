package org.openbeian.smsverify.inbound.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ClientAddress;
import org.openbeian.platform.api.Problem;
import org.openbeian.smsverify.application.EnterCode;
import org.openbeian.smsverify.application.FloodGuard;
import org.openbeian.smsverify.domain.CodeEntry.Answer;
import org.openbeian.smsverify.inbound.rest.AttemptRequest;
import org.openbeian.smsverify.inbound.web.Frame.Place;
import org.openbeian.smsverify.inbound.web.Notice.Tone;

/** Where a person enters phone, code and certificate tail (短信核验, R-SMS-4 to R-SMS-9). */
@Path("/verify")
@Produces(Pages.HTML)
class VerifyPage {

  private final Pages pages;
  private final EnterCode enterCode;
  private final FloodGuard floodGuard;

  VerifyPage(Pages pages, EnterCode enterCode, FloodGuard floodGuard) {
    this.pages = pages;
    this.enterCode = enterCode;
    this.floodGuard = floodGuard;
  }

  @GET
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> open(
      @QueryParam("lang") @Nullable String chosen,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    Frame frame = pages.frame(Place.VERIFY, chosen, accepted);
    return pages.form(frame, fields(frame, "", "", List.of()), null);
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> enter(
      @Nullable String body,
      @Context HttpServerRequest request,
      @QueryParam("lang") @Nullable String chosen,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    Frame frame = pages.frame(Place.VERIFY, chosen, accepted);
    Entered entered = new Entered(Objects.requireNonNullElse(body, ""));
    AttemptRequest entry =
        new AttemptRequest(
            entered.get("phone"), entered.get("code"), entered.get("certificateTail"));
    return Uni.createFrom()
        .deferred(
            () -> {
              floodGuard.admitEntry(ClientAddress.of(request), entry.phone());
              Pages.refuse(entry.violations());
              return enterCode.enter(entry.phone(), entry.code(), entry.certificateTail());
            })
        .chain(answer -> accepted(frame, answer))
        .onFailure()
        .recoverWithUni(
            failure ->
                pages.refused(
                    frame,
                    failure,
                    wrong -> fields(frame, entry.phone(), entry.certificateTail(), wrong),
                    () -> null));
  }

  private Uni<Response> accepted(Frame frame, Answer answer) {
    String key = "SMS_" + answer.name();
    Tone tone = answer == Answer.VERIFIED ? Tone.DONE : Tone.WAITING;
    Notice notice = pages.notice(frame, tone, "PAGE." + key, frame.text().of(key), List.of());
    return pages.outcome(frame, 200, notice, false);
  }

  private static List<Field> fields(
      Frame frame, String phone, String tail, List<Problem.Item> wrong) {
    return List.of(
        Field.phone(frame.text(), phone, wrong),
        Field.code(frame.text(), wrong),
        Field.tail(frame.text(), tail, wrong));
  }
}
