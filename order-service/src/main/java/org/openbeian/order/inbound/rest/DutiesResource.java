package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.order.Duty;
import org.openbeian.order.application.KeepDuties;
import org.openbeian.order.application.WriteFooter;
import org.openbeian.order.domain.duty.DutyState;
import org.openbeian.order.domain.duty.Footer;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** What is left to do after a grant (R-POST-1, R-POST-2). */
@Path("/api/v1/filings")
@Tag(name = "Filings", description = "What was granted.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class DutiesResource {

  private static final MediaType HTML =
      MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name());

  private final KeepDuties keepDuties;
  private final WriteFooter writeFooter;
  private final CurrentCaller caller;
  private final Messages messages;

  DutiesResource(
      KeepDuties keepDuties, WriteFooter writeFooter, CurrentCaller caller, Messages messages) {
    this.keepDuties = keepDuties;
    this.writeFooter = writeFooter;
    this.caller = caller;
    this.messages = messages;
  }

  @GET
  @Path("/{number}/duties")
  @Operation(
      operationId = "listDuties",
      summary = "What is to be done for the services of a filing, all on one page")
  @APIResponse(responseCode = "200", description = "The duties, of the oldest grant first")
  @APIResponse(responseCode = "404", description = "No such filing in this account")
  public Uni<Page<DutyView>> duties(
      @PathParam("number") @Parameter(example = "浙ICP备2026000001号") String number,
      @QueryParam("state") @Parameter(schema = @Schema(implementation = DutyState.class))
          @Nullable String state) {
    return keepDuties
        .of(number, Parameters.choice("state", state, DutyState.class), caller.get())
        .map(duties -> new Page<>(duties.stream().map(DutyView::of).toList(), null));
  }

  @PUT
  @Path("/{number}/duties/{serviceNumber}/{duty}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "answerDuty",
      summary = "Say that a duty is done, or does not apply",
      description = "The same answer again changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "The duty",
      content = @Content(schema = @Schema(implementation = DutyView.class)))
  @APIResponse(responseCode = "404", description = "No such duty of a filing in this account")
  @APIResponse(responseCode = "409", description = "The duty ended with its service")
  @APIResponse(
      responseCode = "422",
      description = "Of this duty one can't say that it does not apply")
  public Uni<DutyView> answer(
      @PathParam("number") @Parameter(example = "浙ICP备2026000001号") String number,
      @PathParam("serviceNumber") @Parameter(example = "浙ICP备2026000001号-1") String serviceNumber,
      @PathParam("duty") @Parameter(schema = @Schema(implementation = Duty.class)) String duty,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DutyAnswer.class)))
          @Nullable DutyAnswer body) {
    if (body == null) {
      throw ApiException.of(400, "MALFORMED_JSON");
    }
    return keepDuties
        .answer(
            number,
            serviceNumber,
            named(duty),
            body.requiredState(),
            body.strippedNote(),
            caller.get())
        .map(DutyView::of);
  }

  @GET
  @Path("/{number}/services/{serviceNumber}/footer")
  @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "readFooter",
      summary = "The foot of a website, ready to be pasted (R-POST-1)",
      description =
          "The snippet itself as text/html; with a note on what a missing number may cost as"
              + " application/json.")
  @APIResponse(
      responseCode = "200",
      description = "The foot",
      content = {
        @Content(
            mediaType = MediaType.TEXT_HTML,
            schema = @Schema(type = SchemaType.STRING),
            example =
                "<a href=\"https://beian.miit.gov.cn/\" target=\"_blank\""
                    + " rel=\"noopener\">浙ICP备2026000001号-1</a>\n"),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = FooterView.class))
      })
  @APIResponse(responseCode = "404", description = "No such website in force in this account")
  public Uni<Response> footer(
      @PathParam("number") @Parameter(example = "浙ICP备2026000001号") String number,
      @PathParam("serviceNumber") @Parameter(example = "浙ICP备2026000001号-1") String serviceNumber,
      @Context Request request) {
    Variant asked =
        request.selectVariant(Variant.mediaTypes(HTML, MediaType.APPLICATION_JSON_TYPE).build());
    return writeFooter.of(number, serviceNumber, caller.get()).map(footer -> answer(footer, asked));
  }

  private Response answer(Footer footer, @Nullable Variant asked) {
    boolean json =
        asked != null && asked.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE);
    return Response.ok(json ? FooterView.of(footer, messages) : footer.html())
        .type(json ? MediaType.APPLICATION_JSON_TYPE : HTML)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  /** What is no duty has none of that name, so it is answered with 404. */
  private static Duty named(String name) {
    return Arrays.stream(Duty.values())
        .filter(duty -> duty.name().equals(name))
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }
}
