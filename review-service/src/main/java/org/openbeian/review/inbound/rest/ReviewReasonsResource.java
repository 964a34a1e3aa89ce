package org.openbeian.review.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ReadReasons;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.reason.FieldPath;

/** The reasons whose words stand ready (R-FLOW-2). */
@Path("/api/v1/review-reasons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER})
@Tag(name = "review reasons")
class ReviewReasonsResource {

  private final ReadReasons read;
  private final CurrentCaller caller;

  ReviewReasonsResource(ReadReasons read, CurrentCaller caller) {
    this.read = read;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listReviewReasons",
      summary = "The canned reasons of decisions",
      description =
          "All that fit, in the order of the operator's file, for a screen to offer where a field is"
              + " marked. A decision gives code and path; the filer reads message and remedy in"
              + " their own language. They change with a release or the operator's files only.")
  @APIResponse(
      responseCode = "200",
      description = "The reasons",
      content = @Content(schema = @Schema(implementation = ReviewReasonList.class)))
  @APIResponse(responseCode = "400", description = "A parameter can't be read: BAD_PARAMETER")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(responseCode = "403", description = "Another role's stage")
  public ReviewReasonList list(
      @Parameter(
              description = "The caller's own stage when absent",
              schema = @Schema(implementation = ReviewStage.class))
          @QueryParam("stage")
          @Nullable String stage,
      @Parameter(
              description = "Only those for orders of this type",
              schema = @Schema(implementation = FilingType.class))
          @QueryParam("type")
          @Nullable String type,
      @Parameter(
              description = "Only those that may point to this field",
              example = "services[0].name")
          @QueryParam("path")
          @Nullable String path,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    return ReviewReasonList.of(
        read.fitting(
            Parameters.choice("stage", stage, ReviewStage.class),
            Parameters.choice("type", type, FilingType.class),
            path == null || path.isEmpty() ? null : field(path),
            caller.get()),
        Languages.accepted(language).getLanguage());
  }

  private static FieldPath field(String path) {
    return FieldPath.read(path)
        .orElseThrow(() -> ApiException.badParameter("path", "such as services[0].name"));
  }
}
