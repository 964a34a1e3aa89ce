package org.openbeian.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.SupplementKind;

@DisplayName("R-FLOW-3: the whole matrix of a supplement")
class SupplementLifecycleTest {

  private static final List<String> COLUMNS =
      List.of("ASKED", "PROVIDED", "ARRIVED", "ACCEPTED", "CLOSED");

  // a state is where the trigger leads; - where it leads nowhere
  private static final String MAILED =
      """
      PROVIDE   | PROVIDED | -        | -        | - | -
      ARRIVE    | -        | ARRIVED  | -        | - | -
      ACCEPT    | -        | -        | ACCEPTED | - | -
      ASK_AGAIN | -        | ASKED    | ASKED    | - | -
      CLOSE     | CLOSED   | CLOSED   | CLOSED   | - | -
      """;

  // nothing arrives, so no other kind is ever ARRIVED; if one were, it could be judged
  private static final String OTHERS =
      """
      PROVIDE   | PROVIDED | -        | -        | - | -
      ARRIVE    | -        | -        | -        | - | -
      ACCEPT    | -        | ACCEPTED | ACCEPTED | - | -
      ASK_AGAIN | -        | ASKED    | ASKED    | - | -
      CLOSE     | CLOSED   | CLOSED   | CLOSED   | - | -
      """;

  @ParameterizedTest(name = "{0}: {2} in {1} gives {3}")
  @MethodSource("matrix")
  void every_trigger_in_every_state_does_what_the_matrix_says(
      SupplementKind kind, SupplementState state, SupplementTrigger trigger, String expected) {
    assertThat(SupplementLifecycle.on(kind, state, trigger))
        .isEqualTo(
            expected.equals("-")
                ? Optional.empty()
                : Optional.of(SupplementState.valueOf(expected)));
  }

  @Test
  void the_matrix_leaves_nothing_out() {
    assertThat(matrix())
        .hasSize(
            SupplementKind.values().length
                * SupplementState.values().length
                * SupplementTrigger.values().length);
  }

  @Test
  void what_is_open_is_what_can_still_be_closed() {
    for (SupplementKind kind : SupplementKind.values()) {
      for (SupplementState state : SupplementState.values()) {
        assertThat(SupplementLifecycle.on(kind, state, SupplementTrigger.CLOSE).isPresent())
            .as(kind + " " + state)
            .isEqualTo(state.isOpen());
      }
    }
  }

  static Stream<Arguments> matrix() {
    List<Arguments> cells = new ArrayList<>();
    for (SupplementKind kind : SupplementKind.values()) {
      String table = kind == SupplementKind.MAILED_ORIGINALS ? MAILED : OTHERS;
      table
          .lines()
          .map(line -> line.split("\\|"))
          .forEach(
              row -> {
                for (int i = 0; i < COLUMNS.size(); i++) {
                  cells.add(
                      Arguments.of(
                          kind,
                          SupplementState.valueOf(COLUMNS.get(i)),
                          SupplementTrigger.valueOf(row[0].strip()),
                          row[i + 1].strip()));
                }
              });
    }
    return cells.stream();
  }
}
