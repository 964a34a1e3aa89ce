package org.openbeian.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.Decision.Transition;

/** What docs/order-workflow.md says is what {@link OrderLifecycle} does. */
class OrderWorkflowDocumentTest {

  @Test
  void lists_every_transition_and_no_other() throws IOException {
    // given
    List<String> documented = new ArrayList<>();
    for (List<String> row : table("| From |")) {
      for (OrderState from : states(row.get(0))) {
        String to = row.get(2).equals("the same") ? from.name() : row.get(2);
        documented.add(String.join(" | ", from.name(), row.get(1), to, row.get(3), row.get(4)));
      }
    }

    // then
    assertThat(documented).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(documented)).isEqualTo(new TreeSet<>(transitions()));
  }

  @Test
  void tells_of_every_state_what_may_be_done_in_it() throws IOException {
    // given
    Map<String, String> documented = new TreeMap<>();
    for (List<String> row : table("| State |")) {
      documented.put(row.get(0), row.get(1) + " | " + row.get(2) + " | " + row.get(3));
    }

    // then
    Map<String, String> actual = new TreeMap<>();
    for (OrderState state : OrderState.values()) {
      actual.put(
          state.name(),
          (state.isEditable() ? "yes" : "no")
              + " | "
              + (canExpire(state) ? "runs" : "stopped")
              + " | "
              + (state.isTerminal() ? "yes" : "no"));
    }
    assertThat(documented).isEqualTo(actual);
  }

  private static boolean canExpire(OrderState state) {
    return decide(state, OrderTrigger.IDLE_45) instanceof Transition;
  }

  private static List<String> transitions() {
    List<String> all = new ArrayList<>();
    for (OrderState state : OrderState.values()) {
      for (OrderTrigger trigger : OrderTrigger.values()) {
        if (decide(state, trigger) instanceof Transition transition) {
          all.add(
              String.join(
                  " | ",
                  state.name(),
                  trigger.name(),
                  transition.to().name(),
                  tells(transition),
                  clock(transition)));
        }
      }
    }
    return all;
  }

  private static String tells(Transition transition) {
    return transition.tells().isEmpty()
        ? "–"
        : transition.tells().stream()
            .map(telling -> telling.event().getSimpleName())
            .collect(Collectors.joining(", "));
  }

  private static String clock(Transition transition) {
    return switch (transition.idle()) {
      case RESTART -> "restarts";
      case NEXT_STEP -> "goes on";
      case KEEP -> "–";
      case STOP -> "ends";
    };
  }

  private static List<OrderState> states(String text) {
    return text.equals("the editable")
        ? Stream.of(OrderState.values()).filter(OrderState::isEditable).toList()
        : List.of(OrderState.valueOf(text));
  }

  private static Decision decide(OrderState state, OrderTrigger trigger) {
    return OrderLifecycle.decide(state, trigger, FilingPlans.of(FilingType.FIRST_FILING));
  }

  /** The rows of the table whose header begins so. */
  private static List<List<String>> table(String header) throws IOException {
    Path page = Path.of(System.getProperty("project.root"), "docs", "order-workflow.md");
    return Files.readAllLines(page).stream()
        .dropWhile(line -> !line.startsWith(header))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }
}
