package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.VerifyPersons;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** The faces of an order's principals (R-REAL-1). */
@Path("/api/v1/orders/{id}/real-person-checks")
@Tag(
    name = "Real-person checks",
    description = "Principals show their faces in the verification app (R-REAL-1).")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "No such order, or check, in this account")
class RealPersonChecksResource {

  private static final MediaType PNG = new MediaType("image", "png");
  private static final MediaType SVG = new MediaType("image", "svg+xml");

  private final VerifyPersons verifyPersons;
  private final CurrentCaller caller;
  private final Views views;

  RealPersonChecksResource(VerifyPersons verifyPersons, CurrentCaller caller, Views views) {
    this.verifyPersons = verifyPersons;
    this.caller = caller;
    this.views = views;
  }

  @GET
  @Operation(
      operationId = "listPersonsToVerify",
      summary = "Whose face is verified before the submission, and how far each is, on one page",
      description =
          "Each person once, whatever they are principal of, as far as the application says who"
              + " they are. Where the province has a channel of its own, it is named, and the"
              + " submission asks for nothing here.")
  @APIResponse(responseCode = "200", description = "The persons")
  public Uni<Page<PersonToVerifyView>> list(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    Locale locale = Languages.accepted(language);
    return verifyPersons
        .all(OrderAnswers.idOf(id), caller.get())
        .map(
            all -> new Page<>(all.stream().map(each -> views.person(each, locale)).toList(), null));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "startRealPersonCheck",
      summary = "Begin the verification of a person, or begin it anew",
      description =
          "The link is valid for ten minutes and one scan. Sent again it gives another link and"
              + " voids the one before, so it needs no Idempotency-Key.")
  @APIResponse(
      responseCode = "201",
      description = "The check, with its link",
      headers = @Header(name = "Location"),
      content = @Content(schema = @Schema(implementation = RealPersonCheckView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The order can't be edited in its state, the person is verified, the province has a"
              + " channel of its own, or it was begun anew meanwhile")
  @APIResponse(responseCode = "422", description = "There is nobody to verify at that place")
  @APIResponse(
      responseCode = "429",
      description = "Too many of this order today",
      headers = @Header(name = "Retry-After"))
  @APIResponse(
      responseCode = "503",
      description = "The verification app gives no answer",
      headers = @Header(name = "Retry-After"))
  public Uni<Response> start(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewRealPersonCheck.class)))
          @Nullable NewRealPersonCheck body) {
    Locale locale = Languages.accepted(language);
    return verifyPersons
        .start(OrderAnswers.idOf(id), Parameters.body(body).requiredPerson(), caller.get())
        .map(
            check ->
                Response.status(Response.Status.CREATED)
                    .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/orders/" + id + "/real-person-checks/" + check.id())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .entity(views.check(check, locale))
                    .build());
  }

  @GET
  @Path("/{checkId}")
  @Operation(operationId = "readRealPersonCheck", summary = "How far a check is")
  @APIResponse(responseCode = "200", description = "The check")
  public Uni<RealPersonCheckView> read(
      @PathParam("id") String id,
      @PathParam("checkId") String checkId,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    Locale locale = Languages.accepted(language);
    return verifyPersons
        .one(OrderAnswers.idOf(id), Parameters.inPath(checkId), caller.get())
        .map(check -> views.check(check, locale));
  }

  @GET
  @Path("/{checkId}/qr")
  @Produces({"image/png", "image/svg+xml"})
  @Operation(
      operationId = "drawRealPersonLink",
      summary = "The link as a QR code, PNG or SVG",
      description = "By Accept; PNG when either is welcome.")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content = {
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = "image/svg+xml", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "409", description = "The link can't be scanned any more")
  public Uni<Response> qr(
      @PathParam("id") String id,
      @PathParam("checkId") String checkId,
      @Context HttpHeaders headers) {
    boolean svg = wantsSvg(headers);
    return verifyPersons
        .link(OrderAnswers.idOf(id), Parameters.inPath(checkId), caller.get())
        .map(link -> svg ? drawn(QrCode.of(link).svg(), SVG) : drawn(QrCode.of(link).png(), PNG));
  }

  /** The best of what is accepted decides. */
  private static boolean wantsSvg(HttpHeaders headers) {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(PNG)) {
        return false;
      }
      if (accepted.isCompatible(SVG)) {
        return true;
      }
    }
    return false;
  }

  private static Response drawn(byte[] picture, MediaType type) {
    return Response.ok(picture, type)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @POST
  @Path("/{checkId}/confirmation")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "confirmRealPersonCheck",
      summary = "Confirm that a check that passed shall be used; again it changes nothing")
  @APIResponse(
      responseCode = "200",
      description = "The check",
      content = @Content(schema = @Schema(implementation = RealPersonCheckView.class)))
  @APIResponse(
      responseCode = "409",
      description = "It has not passed, or the order can't be edited in its state")
  public Uni<RealPersonCheckView> confirm(
      @PathParam("id") String id,
      @PathParam("checkId") String checkId,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    Locale locale = Languages.accepted(language);
    return verifyPersons
        .confirm(OrderAnswers.idOf(id), Parameters.inPath(checkId), caller.get())
        .map(check -> views.check(check, locale));
  }
}
