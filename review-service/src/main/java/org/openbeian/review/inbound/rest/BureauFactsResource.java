package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.application.bureau.ReadFacts;
import org.openbeian.review.domain.bureau.FactEffect;

/** What bureaus said of cases, and what became of it (R-FLOW-6). */
@Path("/api/v1/bureau-facts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.BUREAU_OFFICER, ReviewAccess.REVIEW_LEAD})
@Tag(name = "bureau")
class BureauFactsResource {

  private final ReadFacts read;
  private final CurrentCaller caller;
  private final Messages messages;

  BureauFactsResource(ReadFacts read, CurrentCaller caller, Messages messages) {
    this.read = read;
    this.caller = caller;
    this.messages = messages;
  }

  @GET
  @Operation(
      operationId = "listBureauFacts",
      summary = "What bureaus said, newest first",
      description =
          "Officers see the cases of their provinces, review leads all. Without parameters it lists"
              + " what wants attention, CONFLICTING and UNUSABLE: ask the bureau again, or have an"
              + " officer decide the case. With a taskId it tells all that was said of one case.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = BureauFactPage.class)))
  @APIResponse(responseCode = "400", description = "A parameter can't be read")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(responseCode = "403", description = "Neither an officer nor a review lead")
  public Uni<BureauFactPage> list(
      @Parameter(
              description =
                  "Only these; when absent, what wants attention, or all that was said of the case",
              schema = @Schema(implementation = FactEffect.class))
          @QueryParam("effect")
          @Nullable String effect,
      @Parameter(description = "A case's id") @QueryParam("taskId") @Nullable String taskId,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100; 20 when absent") @QueryParam("limit") @Nullable String limit,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    int rows = Page.limit(limit);
    Locale locale = Languages.accepted(language);
    return read.page(
            Parameters.choice("effect", effect, FactEffect.class),
            taskId == null || taskId.isEmpty() ? null : Parameters.parameter("taskId", taskId),
            Cursor.decode(cursor),
            rows,
            caller.get())
        .map(
            found ->
                BureauFactPage.of(
                    found,
                    rows,
                    fact ->
                        BureauFactView.of(
                            fact, (code, words) -> messages.text(locale, code, words))));
  }
}
