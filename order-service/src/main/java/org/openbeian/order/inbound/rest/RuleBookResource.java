package org.openbeian.order.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openbeian.order.application.ReadRuleBook;

/** What applications are checked against, for forms to offer; the same for all accounts. */
@Path("/api/v1/rule-book")
@Tag(name = "Rule book", description = "What applications are checked against.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class RuleBookResource {

  private final ReadRuleBook readRuleBook;

  RuleBookResource(ReadRuleBook readRuleBook) {
    this.readRuleBook = readRuleBook;
  }

  @GET
  @Operation(
      operationId = "readRuleBook",
      summary =
          "What may be chosen: content, pre-approvals, languages, platforms (R-SVC-1, R-SVC-2,"
              + " R-APP-1)",
      description =
          "Of today. What differs by province is with the province. A round that was submitted"
              + " is not judged again by a later version.")
  @APIResponse(
      responseCode = "200",
      description = "The book",
      content = @Content(schema = @Schema(implementation = RuleBookView.class)))
  public RuleBookView read() {
    return RuleBookView.of(readRuleBook.whole(), readRuleBook.today());
  }
}
