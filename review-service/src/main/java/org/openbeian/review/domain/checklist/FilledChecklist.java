package org.openbeian.review.domain.checklist;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to check of a task, and what was found. */
public record FilledChecklist(List<Line> lines) {

  /**
   * One item.
   *
   * @param answer null when there is none yet
   * @param last the last round's; null when there was none
   */
  public record Line(CheckItem item, @Nullable KeptAnswer answer, @Nullable Last last) {

    private boolean isAnswered(Answer wanted) {
      return answer != null && answer.answer() == wanted;
    }
  }

  /** An answer of an earlier round. */
  public record Last(int round, KeptAnswer answer) {}

  /**
   * Puts items and answers together.
   *
   * @param answers null when there is none yet
   * @param earlier the last round's; null when there was none
   */
  public static FilledChecklist of(
      List<CheckItem> items, @Nullable TaskAnswers answers, @Nullable TaskAnswers earlier) {
    return new FilledChecklist(
        items.stream()
            .map(
                item ->
                    new Line(
                        item,
                        to(item, answers).orElse(null),
                        to(item, earlier)
                            .map(last -> new Last(earlier == null ? 0 : earlier.round(), last))
                            .orElse(null)))
            .toList());
  }

  private static Optional<KeptAnswer> to(CheckItem item, @Nullable TaskAnswers answers) {
    return Optional.ofNullable(answers).flatMap(given -> given.to(item.code()));
  }

  /** Whether everything is answered. */
  public boolean isComplete() {
    return unanswered().isEmpty();
  }

  /** The codes of what is not answered yet. */
  public List<String> unanswered() {
    return lines.stream()
        .filter(line -> line.answer() == null)
        .map(line -> line.item().code())
        .toList();
  }

  /** What is not as it should be. */
  public List<CheckItem> faults() {
    return lines.stream().filter(line -> line.isAnswered(Answer.NO)).map(Line::item).toList();
  }
}
