package org.openbeian.order.outbound.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openbeian.order.domain.duration.Span;

class RuleFilesTest {

  @TempDir Path directory;

  @Test
  @DisplayName("R-FLOW-6: a bureau takes 1 to 20 working days unless its province is listed")
  void reads_durations_by_province() throws IOException {
    // given
    Path own = write("own.csv", "# ours", "default,3,20,S0", "330000,2,9,our own figures");

    // then
    assertThat(RuleFiles.durations(Optional.empty()).of("330000")).isEqualTo(new Span(1, 20));
    assertThat(RuleFiles.durations(Optional.of(own)).of("330000")).isEqualTo(new Span(2, 9));
    assertThat(RuleFiles.durations(Optional.of(own)).of("110000")).isEqualTo(new Span(3, 20));
  }

  @Test
  void refuses_wrong_durations() throws IOException {
    for (List<String> wrong :
        List.of(
            List.of("330000,2,9", "not \"PROVINCE,FROM,TO,SOURCE\""),
            List.of("330001,2,9,x", "330001 is no province"),
            List.of("330000,9,2,x", "from 9 to 2 is no span"),
            List.of("default,1,2,x", "default stands here twice"))) {
      Path own = write("own.csv", "default,1,20,x", wrong.get(0));
      assertThatThrownBy(() -> RuleFiles.durations(Optional.of(own)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(own + ", line 2: " + wrong.get(1));
    }
    Path empty = write("own.csv", "330000,2,9,x");
    assertThatThrownBy(() -> RuleFiles.durations(Optional.of(empty)))
        .hasMessage(empty + ": no line of default");
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }
}
