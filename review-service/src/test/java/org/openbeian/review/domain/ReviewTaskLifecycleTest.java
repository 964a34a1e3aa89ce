package org.openbeian.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R-FLOW-2, R-FLOW-4, R-FLOW-6, R-PERM-2: the whole matrix of a review task")
class ReviewTaskLifecycleTest {

  private static final List<String> COLUMNS =
      List.of("OPEN", "CLAIMED", "PASSED_UNFORWARDED", "DECIDED", "CLOSED");

  // a state is where the trigger leads; in lower case, why it leads nowhere
  private static final String PRELIMINARY =
      """
      CLAIM            | CLAIMED            | taken              | already_decided    | already_decided    | closed
      RELEASE          | not_claimed        | OPEN               | already_decided    | already_decided    | closed
      HAND_OVER        | not_claimed        | CLAIMED            | already_decided    | already_decided    | closed
      ASSIGN           | CLAIMED            | CLAIMED            | already_decided    | already_decided    | closed
      LAPSE            | not_claimed        | OPEN               | already_decided    | already_decided    | closed
      PASS_AND_FORWARD | not_claimed        | DECIDED            | already_decided    | already_decided    | closed
      PASS_AND_HOLD    | not_claimed        | PASSED_UNFORWARDED | already_decided    | already_decided    | closed
      REQUEST_CHANGES  | not_claimed        | DECIDED            | already_decided    | already_decided    | closed
      APPROVE          | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage
      REJECT           | not_claimed        | DECIDED            | already_decided    | already_decided    | closed
      VERDICT          | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage
      SUPPLEMENT       | not_claimed        | CLAIMED            | already_decided    | already_decided    | closed
      LOOK             | not_claimed        | CLAIMED            | already_decided    | already_decided    | closed
      UNMASK           | not_claimed        | CLAIMED            | already_decided    | already_decided    | closed
      CALL             | not_claimed        | CLAIMED            | already_decided    | already_decided    | closed
      CHECK            | not_claimed        | CLAIMED            | already_decided    | already_decided    | closed
      FORWARD          | nothing_to_forward | nothing_to_forward | DECIDED            | nothing_to_forward | closed
      CLOSE            | CLOSED             | CLOSED             | CLOSED             | already_decided    | closed
      OVERTAKE         | CLOSED             | CLOSED             | CLOSED             | CLOSED             | closed
      """;

  private static final String BUREAU =
      """
      CLAIM            | CLAIMED            | taken              | already_decided    | already_decided    | closed
      RELEASE          | not_claimed        | OPEN               | already_decided    | already_decided    | closed
      HAND_OVER        | not_claimed        | CLAIMED            | already_decided    | already_decided    | closed
      ASSIGN           | no_lead_here       | no_lead_here       | no_lead_here       | no_lead_here       | no_lead_here
      LAPSE            | not_claimed        | OPEN               | already_decided    | already_decided    | closed
      PASS_AND_FORWARD | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage
      PASS_AND_HOLD    | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage
      REQUEST_CHANGES  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage  | not_of_this_stage
      APPROVE          | not_claimed        | DECIDED            | already_decided    | already_decided    | closed
      REJECT           | not_claimed        | DECIDED            | already_decided    | already_decided    | closed
      VERDICT          | DECIDED            | DECIDED            | already_decided    | already_decided    | closed
      SUPPLEMENT       | no_supplements_here | no_supplements_here | no_supplements_here | no_supplements_here | no_supplements_here
      LOOK             | no_looks_here      | no_looks_here      | no_looks_here      | no_looks_here      | no_looks_here
      UNMASK           | not_claimed        | CLAIMED            | already_decided    | already_decided    | closed
      CALL             | no_calls_here      | no_calls_here      | no_calls_here      | no_calls_here      | no_calls_here
      CHECK            | no_checklist_here  | no_checklist_here  | no_checklist_here  | no_checklist_here  | no_checklist_here
      FORWARD          | nothing_to_forward | nothing_to_forward | nothing_to_forward | nothing_to_forward | nothing_to_forward
      CLOSE            | CLOSED             | CLOSED             | CLOSED             | already_decided    | closed
      OVERTAKE         | CLOSED             | CLOSED             | CLOSED             | CLOSED             | closed
      """;

  @ParameterizedTest(name = "{0}: {2} in {1} gives {3}")
  @MethodSource("matrix")
  void every_trigger_in_every_state_does_what_the_matrix_says(
      ReviewStage stage, ReviewTaskState state, ReviewTaskTrigger trigger, String expected) {
    // when
    Step step = ReviewTaskLifecycle.on(stage, state, trigger);

    // then
    assertThat(step)
        .isEqualTo(
            expected.equals(expected.toUpperCase(java.util.Locale.ROOT))
                ? new Step.To(ReviewTaskState.valueOf(expected))
                : new Step.Refused(Refusal.valueOf(expected.toUpperCase(java.util.Locale.ROOT))));
  }

  @org.junit.jupiter.api.Test
  void the_matrix_leaves_nothing_out() {
    assertThat(matrix())
        .hasSize(
            ReviewStage.values().length
                * ReviewTaskState.values().length
                * ReviewTaskTrigger.values().length);
  }

  static Stream<Arguments> matrix() {
    List<Arguments> cells = new ArrayList<>();
    read(ReviewStage.PRELIMINARY, PRELIMINARY, cells);
    read(ReviewStage.BUREAU, BUREAU, cells);
    return cells.stream();
  }

  private static void read(ReviewStage stage, String table, List<Arguments> cells) {
    table
        .lines()
        .map(line -> line.split("\\|"))
        .forEach(
            row -> {
              for (int i = 0; i < COLUMNS.size(); i++) {
                cells.add(
                    Arguments.of(
                        stage,
                        ReviewTaskState.valueOf(COLUMNS.get(i)),
                        ReviewTaskTrigger.valueOf(row[0].strip()),
                        row[i + 1].strip()));
              }
            });
  }
}
