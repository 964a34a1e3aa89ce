package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ReadStaff;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.application.Staff.Member;

/** Whom tasks may be given to. */
@Path("/api/v1/review-staff")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER})
@Tag(name = "queues")
class ReviewStaffResource {

  private final ReadStaff readStaff;
  private final CurrentCaller caller;

  ReviewStaffResource(ReadStaff readStaff, CurrentCaller caller) {
    this.readStaff = readStaff;
    this.caller = caller;
  }

  /** Everybody whom the caller may give tasks to. */
  @Schema(name = "ReviewStaff")
  public record StaffView(List<MemberView> items) {}

  /** One of them. */
  @Schema(name = "ReviewStaffMember")
  public record MemberView(
      @Schema(description = "The user's id: what a handover takes as to", examples = "reviewer-2")
          String user,
      @Schema(examples = "[\"reviewer\"]") List<String> roles,
      @Schema(description = "A bureau officer's; empty for all others", examples = "[\"330000\"]")
          List<String> provinces,
      @Schema(description = "When they were last here, to the hour") Instant seenAt) {

    static MemberView of(Member member) {
      return new MemberView(member.user(), member.roles(), member.provinces(), member.seenAt());
    }
  }

  @GET
  @Operation(
      operationId = "listReviewStaff",
      summary = "Who works here",
      description =
          "Those who were here in the last 30 days and work in the caller's stage, by their ids; an"
              + " officer sees those with a province in common. Somebody new is listed once they"
              + " have looked at the queue.")
  @APIResponse(
      responseCode = "200",
      description = "All of them",
      content = @Content(schema = @Schema(implementation = StaffView.class)))
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(responseCode = "403", description = "Not a reviewer's or officer's token")
  public Uni<StaffView> list() {
    return readStaff
        .colleaguesOf(caller.get())
        .map(found -> new StaffView(found.stream().map(MemberView::of).toList()));
  }
}
