package org.openbeian.smsverify.inbound.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ClientAddress;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.smsverify.application.FloodGuard;
import org.openbeian.smsverify.application.HumanCheck;
import org.openbeian.smsverify.application.ResendCode;
import org.openbeian.smsverify.application.ResendCode.Resent;
import org.openbeian.smsverify.inbound.rest.ChallengeView;
import org.openbeian.smsverify.inbound.rest.ResendRequest;
import org.openbeian.smsverify.inbound.web.Frame.Place;
import org.openbeian.smsverify.inbound.web.Notice.Tone;

/** Where a person asks for another code (短信重发, R-SMS-6). */
@Path("/verify/resend")
@Produces(Pages.HTML)
class ResendPage {

  private final Pages pages;
  private final ResendCode resendCode;
  private final HumanCheck humanCheck;
  private final FloodGuard floodGuard;
  private final ObjectMapper json;

  ResendPage(
      Pages pages,
      ResendCode resendCode,
      HumanCheck humanCheck,
      FloodGuard floodGuard,
      ObjectMapper json) {
    this.pages = pages;
    this.resendCode = resendCode;
    this.humanCheck = humanCheck;
    this.floodGuard = floodGuard;
    this.json = json;
  }

  @GET
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> open(
      @QueryParam("lang") @Nullable String chosen,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    Frame frame = pages.frame(Place.RESEND, chosen, accepted);
    List<Field> fields = fields(frame, "", "", List.of());
    return pages.form(frame, fields, check());
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> resend(
      @Nullable String body,
      @Context HttpServerRequest request,
      @QueryParam("lang") @Nullable String chosen,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    Frame frame = pages.frame(Place.RESEND, chosen, accepted);
    Entered entered = new Entered(Objects.requireNonNullElse(body, ""));
    ResendRequest wish =
        new ResendRequest(
            entered.get("phone"), entered.get("certificateTail"), entered.get("humanCheck"));
    return Uni.createFrom()
        .deferred(
            () -> {
              floodGuard.admitResend(ClientAddress.of(request), wish.phone());
              Pages.refuse(wish.violations());
              return resendCode.resend(wish.phone(), wish.certificateTail(), wish.humanCheck());
            })
        .chain(resent -> sent(frame, resent))
        .onFailure()
        .recoverWithUni(
            failure ->
                pages.refused(
                    frame,
                    failure,
                    wrong -> fields(frame, wish.phone(), wish.certificateTail(), wrong),
                    this::check));
  }

  private Uni<Response> sent(Frame frame, Resent resent) {
    Texts text = frame.text();
    List<String> points = new ArrayList<>();
    points.add(text.of("PAGE.SMS_RESENT.left", List.of(Integer.toString(resent.resendsLeft()))));
    Instant expiresAt = resent.expiresAt();
    points.add(
        expiresAt == null
            ? text.of("PAGE.SMS_RESENT.unsent")
            : text.of("PAGE.SMS_RESENT.deadline", List.of(text.time(expiresAt))));
    Notice notice =
        pages.notice(frame, Tone.DONE, "PAGE.SMS_RESENT", text.of("SMS_RESENT"), points);
    return pages.outcome(frame, 202, notice, true);
  }

  private static List<Field> fields(
      Frame frame, String phone, String tail, List<Problem.Item> wrong) {
    return List.of(Field.phone(frame.text(), phone, wrong), Field.tail(frame.text(), tail, wrong));
  }

  private Form.@Nullable Check check() {
    ChallengeView.Puzzle puzzle = ChallengeView.of(humanCheck.challenge()).puzzle();
    if (puzzle == null) {
      return null;
    }
    try {
      return new Form.Check(
          json.writeValueAsString(puzzle),
          Duration.between(SystemTime.now(), puzzle.expiresAt()).toSeconds());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
