package org.openbeian.review.inbound.rest;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Messages;
import org.openbeian.review.application.ForwardTasks.Forwarded;

/** What became of the tasks that were to be forwarded. */
@Schema(name = "ForwardingList")
public record ForwardingList(
    @Schema(description = "One per task, in the order of the request") List<ItemView> items) {

  /** What became of one. */
  @Schema(name = "ForwardedTask")
  public record ItemView(
      UUID task,
      @Schema(description = "Also when this caller had forwarded it before") boolean forwarded,
      @Schema(description = "Why it was not; null when it was") @Nullable ProblemView problem) {}

  /** Why one was not forwarded. */
  @Schema(name = "ForwardingProblem")
  public record ProblemView(
      @Schema(
              description =
                  "As forwarding it alone would answer: NOTHING_TO_FORWARD, TASK_CLOSED, NOT_FOUND,"
                      + " FORBIDDEN, OWN_ACCOUNT",
              examples = "NOTHING_TO_FORWARD")
          String code,
      @Schema(
              description = "In the caller's language",
              examples = "该任务不处于待提交管局状态：初审未通过，或订单已进入后续环节。")
          String detail) {}

  static ForwardingList of(List<Forwarded> tasks, Messages messages, Locale locale) {
    return new ForwardingList(
        tasks.stream()
            .map(
                each ->
                    new ItemView(
                        each.task(),
                        each.refusal() == null,
                        problem(each.refusal(), messages, locale)))
            .toList());
  }

  private static @Nullable ProblemView problem(
      @Nullable ApiException refusal, Messages messages, Locale locale) {
    return refusal == null
        ? null
        : new ProblemView(
            refusal.code(), messages.text(locale, refusal.code() + ".detail", refusal.arguments()));
  }
}
