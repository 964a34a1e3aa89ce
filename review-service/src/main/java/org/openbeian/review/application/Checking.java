package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Application;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.checklist.Answer;
import org.openbeian.review.domain.checklist.CheckItem;
import org.openbeian.review.domain.checklist.Checklist;
import org.openbeian.review.domain.checklist.FilledChecklist;
import org.openbeian.review.domain.checklist.GivenAnswer;
import org.openbeian.review.domain.checklist.Requirement;
import org.openbeian.review.domain.checklist.TaskAnswers;

/** The checklist of a task: what is asked, what is answered, and what that allows (R-FLOW-2). */
@ApplicationScoped
class Checking {

  private static final String RULE = "R-FLOW-2";

  private final Checklist checklist;
  private final Answers answers;
  private final ReachedPrincipals principals;
  private final ChecklistPolicy policy;

  Checking(
      Checklist checklist, Answers answers, ReachedPrincipals principals, ChecklistPolicy policy) {
    this.checklist = checklist;
    this.answers = answers;
    this.principals = principals;
    this.policy = policy;
  }

  /** What is asked of a task, and answered now and in the last round. */
  Uni<FilledChecklist> of(ReviewTask task, Submission submission) {
    if (task.stage() != ReviewStage.PRELIMINARY) {
      return Uni.createFrom().item(new FilledChecklist(List.of()));
    }
    return answers
        .of(task.id())
        .chain(
            now ->
                answers
                    .before(task)
                    .map(
                        earlier -> FilledChecklist.of(asked(task, submission, now), now, earlier)));
  }

  /**
   * The task's holder answers, in the open transaction.
   *
   * @param at what the answers are called in the request
   * @throws ApiException 422 for what is not asked of this task, and for a YES that takes calls
   *     which are missing
   */
  Uni<Void> answer(
      ReviewTask task,
      Submission submission,
      List<GivenAnswer> given,
      String at,
      Actor actor,
      Instant now) {
    if (given.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    task.requireChecking(actor);
    return check(task, submission.application(), given, at)
        .chain(() -> answers.of(task.id()))
        .chain(
            kept -> {
              TaskAnswers all = kept == null ? TaskAnswers.of(task) : kept;
              all.answer(task, given, actor, now);
              return kept == null ? answers.add(all) : Uni.createFrom().voidItem();
            });
  }

  /**
   * Refuses a pass that the checklist does not allow.
   *
   * @throws ApiException 409 while something is unanswered, 422 for what is not as it should be
   */
  Uni<Void> requirePassable(ReviewTask task, Submission submission) {
    return of(task, submission)
        .invoke(
            filled -> {
              List<Violation> faults =
                  filled.faults().stream()
                      .map(item -> Violation.of("checklist", rule(item), "CHECKED_NO", item.code()))
                      .toList();
              if (!faults.isEmpty()) {
                throw ApiException.invalid(faults);
              }
              if (policy.mustBeComplete() && !filled.isComplete()) {
                throw ApiException.of(
                        409, "CHECKLIST_INCOMPLETE", String.join(", ", filled.unanswered()))
                    .byRule(RULE);
              }
            })
        .replaceWithVoid();
  }

  private List<CheckItem> asked(
      ReviewTask task, Submission submission, @Nullable TaskAnswers answered) {
    Application application = submission.application();
    return application == null
        ? checklist.of(answered)
        : checklist.of(task.filingType(), application);
  }

  private Uni<Void> check(
      ReviewTask task, @Nullable Application application, List<GivenAnswer> given, String at) {
    Map<String, CheckItem> asked =
        application == null
            ? Map.of()
            : checklist.of(task.filingType(), application).stream()
                .collect(Collectors.toMap(CheckItem::code, Function.identity()));
    List<Violation> wrong = new ArrayList<>();
    List<String> calling = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      GivenAnswer answer = given.get(i);
      CheckItem item = asked.get(answer.code());
      String path = at + "[" + i + "]";
      if (item == null) {
        wrong.add(Violation.of(path + ".code", null, "ANSWER_CODE"));
      } else if (!seen.add(item.code())) {
        wrong.add(Violation.of(path + ".code", rule(item), "ANSWER_REPEATED"));
      } else if (item.requires() == Requirement.CALL && answer.answer() == Answer.YES) {
        calling.add(path);
      }
    }
    Uni<List<String>> missing =
        calling.isEmpty()
            ? Uni.createFrom().item(List.of())
            : principals.missing(task.id(), application);
    return missing
        .invoke(
            unreached -> {
              if (!unreached.isEmpty()) {
                String who = String.join(", ", unreached);
                calling.forEach(
                    path -> wrong.add(Violation.of(path + ".answer", RULE, "CALLS_MISSING", who)));
              }
              if (!wrong.isEmpty()) {
                throw ApiException.invalid(wrong);
              }
            })
        .replaceWithVoid();
  }

  private static String rule(CheckItem item) {
    return item.rule() == null ? RULE : item.rule();
  }
}
