package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openbeian.order.application.ExpectDurations;
import org.openbeian.order.application.ReadRuleBook;
import org.openbeian.order.domain.rulebook.Province;

/** What differs by province; the same for all accounts. */
@Path("/api/v1/provinces")
@Tag(name = "Provinces", description = "What differs by province.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class ProvincesResource {

  private final ReadRuleBook readRuleBook;
  private final ExpectDurations expectDurations;

  ProvincesResource(ReadRuleBook readRuleBook, ExpectDurations expectDurations) {
    this.readRuleBook = readRuleBook;
    this.expectDurations = expectDurations;
  }

  @GET
  @Operation(operationId = "listProvinces", summary = "All provinces, and what differs by them")
  @APIResponse(
      responseCode = "200",
      description = "All 31",
      content = @Content(schema = @Schema(implementation = ProvinceListView.class)))
  public ProvinceListView list() {
    return new ProvinceListView(readRuleBook.provinces().stream().map(this::view).toList());
  }

  @GET
  @Path("/{code}")
  @Operation(
      operationId = "readProvince",
      summary = "What a province asks for: names, numbers of websites, remarks, channels",
      description = "As the rule book says today.")
  @APIResponse(
      responseCode = "200",
      description = "The province",
      content = @Content(schema = @Schema(implementation = ProvinceView.class)))
  @APIResponse(responseCode = "404", description = "No province whose bureau decides on filings")
  public ProvinceView read(
      @PathParam("code") @Parameter(description = "GB/T 2260", example = "330000") String code) {
    return view(readRuleBook.province(code));
  }

  private ProvinceView view(Province province) {
    return ProvinceView.of(
        province, readRuleBook.whole(), readRuleBook.materials(), readRuleBook.today());
  }

  @GET
  @Path("/{code}/durations")
  @Operation(
      operationId = "readProvinceDurations",
      summary = "How long filings take, by type (R-FLOW-6)",
      description =
          "The preliminary review and the bureau's part by those of that type that passed them last"
              + " in the province as soon as they are enough, by what is generally said before"
              + " that; each stage says which. Days in which filers were waited for are not"
              + " counted.")
  @APIResponse(
      responseCode = "200",
      description = "The durations",
      content = @Content(schema = @Schema(implementation = ProvinceDurationsView.class)))
  @APIResponse(responseCode = "404", description = "No province whose bureau decides on filings")
  public Uni<ProvinceDurationsView> durations(
      @PathParam("code") @Parameter(description = "GB/T 2260", example = "330000") String code) {
    return expectDurations.of(code).map(durations -> ProvinceDurationsView.of(code, durations));
  }
}
