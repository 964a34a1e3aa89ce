package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.Parameters;
import org.openbeian.review.application.ReadStatistics;
import org.openbeian.review.application.ReadStatistics.Days;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.inbound.rest.StatisticsViews.StageTimesView;
import org.openbeian.review.inbound.rest.StatisticsViews.ThroughputView;
import org.openbeian.review.inbound.rest.StatisticsViews.WorkloadView;

/** What leads supervise by. */
@Path("/api/v1/review-statistics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ReviewAccess.REVIEW_LEAD)
@Tag(name = "supervision")
@APIResponse(responseCode = "400", description = "A parameter can't be read, or too many days")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Not a review lead's token")
class ReviewStatisticsResource {

  private final ReadStatistics statistics;

  ReviewStatisticsResource(ReadStatistics statistics) {
    this.statistics = statistics;
  }

  @GET
  @Path("workload")
  @Operation(
      operationId = "readWorkload",
      summary = "What each reviewer and officer has, and did",
      description =
          "Holding is now, the rest is of the days that are asked for. Whoever neither holds nor"
              + " decided anything is missing.")
  @APIResponse(
      responseCode = "200",
      description = "By stage and user",
      content = @Content(schema = @Schema(implementation = WorkloadView.class)))
  public Uni<WorkloadView> workload(@BeanParam DaysAsked asked) {
    Days days = days(asked);
    return statistics.work(days).map(work -> WorkloadView.of(days, work));
  }

  @GET
  @Path("throughput")
  @Operation(
      operationId = "readThroughput",
      summary = "What came in and went out, day by day",
      description =
          "Of each stage. What waits now is told by GET /review-queues. Days on which nothing"
              + " happened are missing.")
  @APIResponse(
      responseCode = "200",
      description = "By stage and day",
      content = @Content(schema = @Schema(implementation = ThroughputView.class)))
  public Uni<ThroughputView> throughput(@BeanParam DaysAsked asked) {
    Days days = days(asked);
    return statistics.throughput(days).map(found -> ThroughputView.of(days, found));
  }

  @GET
  @Path("stage-times")
  @Operation(
      operationId = "readStageTimes",
      summary = "How long stages take, by province and type",
      description =
          "Of what was decided on the days that are asked for, in working days without those in"
              + " which the filer was waited for. The same durations tell filers what to expect, see"
              + " GET /provinces/{code}/durations of order-service.")
  @APIResponse(
      responseCode = "200",
      description = "By stage, province and type, the most frequent first",
      content = @Content(schema = @Schema(implementation = StageTimesView.class)))
  public Uni<StageTimesView> stageTimes(
      @BeanParam DaysAsked asked,
      @Parameter(description = "Only of this province, GB/T 2260", example = "330000")
          @QueryParam("province")
          @Nullable String province,
      @Parameter(
              description = "Only of this type",
              schema = @Schema(implementation = FilingType.class))
          @QueryParam("type")
          @Nullable String type) {
    Days days = days(asked);
    String only = province == null || province.isEmpty() ? null : province;
    return statistics
        .stageTimes(days, only, Parameters.choice("type", type, FilingType.class))
        .map(times -> StageTimesView.of(days, times));
  }

  private Days days(DaysAsked asked) {
    return statistics.days(Parameters.day("from", asked.from), Parameters.day("to", asked.to));
  }

  /** The days that all statistics are asked for. */
  static class DaysAsked {

    @Parameter(
        description = "The first day, of China; six days before the last if absent",
        schema = @Schema(type = SchemaType.STRING, format = "date"))
    @QueryParam("from")
    @Nullable String from;

    @Parameter(
        description = "The last day, included; today if absent. 92 days at most",
        schema = @Schema(type = SchemaType.STRING, format = "date"))
    @QueryParam("to")
    @Nullable String to;
  }
}
