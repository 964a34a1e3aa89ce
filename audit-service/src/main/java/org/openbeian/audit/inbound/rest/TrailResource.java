package org.openbeian.audit.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.audit.application.ReadTrail;
import org.openbeian.audit.application.ReadTrail.Shown;
import org.openbeian.audit.application.TrailFilter;
import org.openbeian.audit.application.VerifyTrail;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;

/** The trail, read-only. */
@Path("/api/v1/trail")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"auditor", "admin"})
@Tag(name = "Trail", description = "Everything that happened, provably unchanged")
@APIResponse(responseCode = "401", description = "No token, or none that is valid")
@APIResponse(responseCode = "403", description = "Neither auditor nor admin")
class TrailResource {

  private final ReadTrail trail;
  private final VerifyTrail chain;

  TrailResource(ReadTrail trail, VerifyTrail chain) {
    this.trail = trail;
    this.chain = chain;
  }

  @GET
  @Operation(
      operationId = "listTrail",
      summary = "The trail, oldest entries first",
      description =
          "Filters combine. Bodies are the events' JSON as published; personal data in them stays"
              + " sealed (`keyId.base64url`) and cannot be read here. What was erased (R-EXP-4)"
              + " is shown as an object: its commitment and when.")
  @APIResponse(
      responseCode = "200",
      description = "A page of entries",
      content = @Content(schema = @Schema(implementation = TrailPage.class)))
  @APIResponse(responseCode = "400", description = "A parameter can't be read")
  public Uni<TrailPage> list(
      @Parameter(description = "An order's id", example = "7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01")
          @QueryParam("orderId")
          @Nullable String orderId,
      @Parameter(description = "A CloudEvents type", example = "org.openbeian.order.submitted.v1")
          @QueryParam("type")
          @Nullable String type,
      @Parameter(description = "A topic's name", example = "beian.orders") @QueryParam("topic")
          @Nullable String topic,
      @Parameter(
              description = "Events from this time on, RFC 3339",
              example = "2026-11-01T00:00:00+08:00")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(
              description = "Events before this time, RFC 3339",
              example = "2026-12-01T00:00:00+08:00")
          @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100, 20 unless given") @QueryParam("limit")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    TrailFilter filter =
        new TrailFilter(key(orderId), type, topic, time("from", from), time("to", to));
    return trail.after(place(cursor), filter, rows + 1).map(found -> TrailPage.of(found, rows));
  }

  @GET
  @Path("/verification")
  @Operation(
      operationId = "verifyTrail",
      summary = "Walks the whole hash chain and names the first entry that was tampered with",
      description = "Takes time in proportion to the trail's length.")
  @APIResponse(
      responseCode = "200",
      description = "What the walk found",
      content = @Content(schema = @Schema(implementation = VerificationView.class)))
  public Uni<VerificationView> verify() {
    return chain.verify().map(VerificationView::of);
  }

  private static @Nullable String key(@Nullable String orderId) {
    return orderId == null ? null : Parameters.parameter("orderId", orderId).toString();
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw ApiException.badParameter(name, "2026-11-01T00:00:00+08:00");
    }
  }

  private static long place(@Nullable String cursor) {
    try {
      return cursor == null || cursor.isEmpty() ? 0 : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ApiException.badParameter("cursor", "nextCursor of the page before");
    }
  }

  /** A page of the trail. */
  @Schema(name = "TrailPage")
  record TrailPage(
      List<TrailEntryView> items,
      @Schema(description = "What to send as cursor for the next page; null on the last")
          @Nullable String nextCursor) {

    static TrailPage of(List<Shown> found, int limit) {
      boolean more = found.size() > limit;
      List<Shown> shown = more ? found.subList(0, limit) : found;
      return new TrailPage(
          shown.stream().map(TrailEntryView::of).toList(),
          more ? Long.toString(shown.get(limit - 1).entry().sequence()) : null);
    }
  }
}
