package org.openbeian.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.record.FilingStatus;

/** What docs/filing-types.md says is what {@link FilingPlans} does. */
class FilingTypesDocumentTest {

  @Test
  @DisplayName("R-TYPE-1: every type that is offered stands in the table, as it is planned")
  void shows_every_plan_as_it_is() throws IOException {
    // given
    List<String> documented =
        rows("| Type | Chinese |").stream()
            .map(row -> String.join(" | ", without(row, 1)))
            .toList();

    // then
    assertThat(documented)
        .containsExactlyElementsOf(FilingPlans.all().stream().map(this::row).toList());
  }

  @Test
  void says_which_types_are_not_offered() throws IOException {
    // given
    String page = Files.readString(page());

    // then
    for (FilingType type : FilingType.values()) {
      if (FilingPlans.find(type).isEmpty()) {
        assertThat(page).contains(type.name());
      }
    }
  }

  @Test
  void names_every_status_of_the_record() throws IOException {
    assertThat(rows("| Status |").stream().map(row -> row.get(0)).toList())
        .containsExactlyElementsOf(Stream.of(FilingStatus.values()).map(Enum::name).toList());
  }

  private String row(FilingPlan plan) {
    return String.join(
        " | ",
        plan.type().name(),
        plan.basis().name(),
        Arrays.stream(Part.values())
            .filter(plan::fillsIn)
            .map(Enum::name)
            .collect(Collectors.joining(", ")),
        plan.stages().isEmpty()
            ? "–"
            : plan.stages().stream().map(Enum::name).collect(Collectors.joining(", ")),
        plan.subjectPrincipal().name(),
        plan.servicePrincipals().name(),
        plan.ownerCode() == null ? "–" : plan.ownerCode().name(),
        plan.effect().name(),
        plan.effect().telling().event().getSimpleName(),
        plan.premise() == null ? "–" : plan.premise().name(),
        "`" + plan.permission() + "`");
  }

  private static List<String> without(List<String> row, int column) {
    return Stream.concat(
            row.subList(0, column).stream(), row.subList(column + 1, row.size()).stream())
        .toList();
  }

  private static List<List<String>> rows(String header) throws IOException {
    return Files.readAllLines(page()).stream()
        .dropWhile(line -> !line.startsWith(header))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private static Path page() {
    return Path.of(System.getProperty("project.root"), "docs", "filing-types.md");
  }
}
