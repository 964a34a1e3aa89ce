package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.CountQueues;
import org.openbeian.review.application.CountQueues.Queues;
import org.openbeian.review.application.QueueCount;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.ReviewQueue;

/** How much waits where. */
@Path("/api/v1/review-queues")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER})
@Tag(name = "queues")
class ReviewQueuesResource {

  private final CountQueues countQueues;
  private final CurrentCaller caller;

  ReviewQueuesResource(CountQueues countQueues, CurrentCaller caller) {
    this.countQueues = countQueues;
    this.caller = caller;
  }

  /** All queues of the caller. */
  @Schema(name = "ReviewQueues")
  public record QueuesView(
      List<QueueView> items,
      @Schema(description = "When they were counted: a few seconds ago at most")
          Instant countedAt) {

    static QueuesView of(Queues queues) {
      return new QueuesView(
          queues.counts().stream().map(QueueView::of).toList(), queues.countedAt());
    }
  }

  /** One queue. */
  @Schema(
      name = "ReviewQueueCount",
      description =
          "What waits in a queue. A task may be in more than one: a resubmission is in PRELIMINARY,"
              + " too, and one with supplements to be judged is in SUPPLEMENTS and PRELIMINARY.")
  public record QueueView(
      ReviewQueue queue,
      @Schema(description = "All of it", examples = "42") long waiting,
      @Schema(description = "Of these, what nobody has", examples = "37") long open,
      @Schema(description = "Of these, what waits for its filer or the post", examples = "0")
          long paused,
      @Schema(description = "Of these, what is on its last day", examples = "12") long dueToday,
      @Schema(description = "Of these, what is later than was promised", examples = "3") long late,
      @Schema(description = "When the oldest of it was opened; null when nothing waits")
          @Nullable Instant oldestSince) {

    static QueueView of(QueueCount count) {
      return new QueueView(
          count.queue(),
          count.waiting(),
          count.open(),
          count.paused(),
          count.dueToday(),
          count.late(),
          count.oldestSince());
    }
  }

  @GET
  @Operation(
      operationId = "countReviewQueues",
      summary = "How much waits in each queue",
      description =
          "The queues of the caller's stage; an officer's count only the officer's provinces. A"
              + " screen may ask every few seconds: the counts are made once for everybody.")
  @APIResponse(
      responseCode = "200",
      description = "One count for each queue, with nothing in it, too",
      content = @Content(schema = @Schema(implementation = QueuesView.class)))
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(responseCode = "403", description = "Not a reviewer's or officer's token")
  public Uni<QueuesView> count(
      @Parameter(description = "Only of this province, GB/T 2260", example = "330000")
          @QueryParam("province")
          @Nullable String province) {
    String only = province == null || province.isEmpty() ? null : province;
    return countQueues.of(only, caller.get()).map(QueuesView::of);
  }
}
