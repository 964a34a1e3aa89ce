package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.review.application.SubjectOrder;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTaskState;

/** A page of a subject's other orders. */
@Schema(name = "SubjectOrderPage")
public record SubjectOrderPage(
    List<SubjectOrderView> items,
    @Schema(description = "Sent as cursor for the next page; null on the last")
        @Nullable String nextCursor) {

  /** Another order of the subject. */
  @Schema(
      name = "SubjectOrder",
      description = "An order as it was last submitted.",
      examples =
          """
          {"orderId":"5b0e3f3a-6a1c-4f0e-9a37-0d6f1f5f4c11","type":"FIRST_FILING",\
          "province":"330000","account":"acct-a","round":2,"submittedAt":"2026-11-02T01:30:00Z",\
          "lastReview":{"stage":"BUREAU","state":"DECIDED","outcome":"APPROVE",\
          "at":"2026-11-09T02:00:00Z"},"subjectNumber":"浙ICP备2026000001号"}""")
  public record SubjectOrderView(
      UUID orderId,
      FilingType type,
      @Schema(description = "GB/T 2260", examples = "330000") String province,
      @Schema(description = "Whose order it is", examples = "acct-a") String account,
      @Schema(description = "How often it was submitted", examples = "2") int round,
      @Schema(description = "When it was submitted last") Instant submittedAt,
      @Schema(description = "The latest review of that round; null when it went past all reviews")
          @Nullable LastReviewView lastReview,
      @Schema(
              description = "What it was granted, or is about; null while it has no number",
              examples = "浙ICP备2026000001号")
          @Nullable String subjectNumber) {

    private static SubjectOrderView of(SubjectOrder order) {
      return new SubjectOrderView(
          order.order().value(),
          order.type(),
          order.province(),
          order.account().value(),
          order.round(),
          order.submittedAt(),
          LastReviewView.of(order.lastReview()),
          order.subjectNumber());
    }
  }

  /** How far a review has come. */
  @Schema(name = "LastReview")
  public record LastReviewView(
      ReviewStage stage,
      ReviewTaskState state,
      @Nullable ReviewOutcome outcome,
      @Schema(description = "When it came so far: closed, decided, claimed or opened") Instant at) {

    private static @Nullable LastReviewView of(SubjectOrder.@Nullable LastReview review) {
      return review == null
          ? null
          : new LastReviewView(review.stage(), review.state(), review.outcome(), review.at());
    }
  }

  static SubjectOrderPage of(List<SubjectOrder> found, int limit) {
    Page<SubjectOrderView> page =
        Page.of(
            found,
            limit,
            SubjectOrderView::of,
            order -> new Cursor(order.submittedAt(), order.order().value()));
    return new SubjectOrderPage(page.items(), page.nextCursor());
  }
}
