package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.CheckFiling;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.security.CurrentCaller;

/** Which type of filing a wish is; asked before an order is opened. */
@Path("/api/v1/filing-checks")
@Tag(name = "Filing checks", description = "Which type of filing a wish is.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FilingChecksResource {

  private final CheckFiling checkFiling;
  private final CurrentCaller caller;
  private final Views views;

  FilingChecksResource(CheckFiling checkFiling, CurrentCaller caller, Views views) {
    this.checkFiling = checkFiling;
    this.caller = caller;
    this.views = views;
  }

  @POST
  @Operation(
      operationId = "checkFiling",
      summary = "Detect the type of a filing",
      description =
          "From the subject's certificate, the domain or the app's name, our own records and the"
              + " national registry (R-TYPE-1). A refusal (R-TYPE-2, R-TYPE-4) is an answer, not an"
              + " error. Nothing is kept; nothing of other accounts and subjects is told.")
  @APIResponse(
      responseCode = "200",
      description = "The type, or why it is refused",
      content = @Content(schema = @Schema(implementation = FilingCheckView.class)))
  @APIResponse(responseCode = "400", description = "Malformed JSON or an unknown field")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(
      responseCode = "403",
      description = "Not a filer, or the permission beian:add is missing")
  @APIResponse(responseCode = "422", description = "Something is missing or wrong")
  @APIResponse(
      responseCode = "503",
      description = "The national registry gives no reliable answer; nothing is known then",
      headers = @Header(name = "Retry-After"))
  public Uni<FilingCheckView> check(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          @Parameter(description = "zh-CN (default) or en, for message and remedy")
          @Nullable String language,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = FilingCheckRequest.class),
                      examples = @ExampleObject(name = "website", value = Examples.FILING_CHECK)))
          @Nullable FilingCheckRequest body) {
    if (body == null) {
      throw ApiException.of(400, "MALFORMED_JSON");
    }
    Locale locale = Languages.accepted(language);
    return checkFiling
        .of(body.wish(), caller.get())
        .map(detection -> views.check(detection, locale));
  }
}
