package org.openbeian.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeianTest {
  @TempDir Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void useAnEmptyRepository() {
    System.setProperty("beian.home", home.toString());
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty("beian.home");
  }

  @Test
  void lists_its_commands() {
    assertThat(beian()).isZero();
    assertThat(out.toString()).contains("up", "status", "logs", "events", "down", "reset");
  }

  @Test
  void tells_by_the_exit_code_that_nothing_runs() {
    assertThat(beian("status")).isEqualTo(3);
    assertThat(out.toString()).contains("order-service", "stopped", "./beian up starts everything");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void says_what_is_not_built_and_what_to_do() {
    assertThat(beian("up", "--port-offset", "15000")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("✗ Not built yet: order-service")
        .contains("./mvnw -DskipTests package")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void says_what_it_does_not_understand() {
    assertThat(beian("up", "--sideways")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("✗ Unknown option: '--sideways'\n  See ./beian up --help\n");
    assertThat(beian("status", "--port-offset", "many")).isEqualTo(2);
  }

  @Test
  void names_the_parts_whose_logs_there_are() throws Exception {
    // given
    Files.createDirectories(home.resolve(".beian/logs"));
    Files.writeString(home.resolve(".beian/logs/kafka.log"), "one\ntwo\nthree\n");

    // when, then
    assertThat(beian("logs", "kafka", "-n", "2")).isZero();
    assertThat(out.toString()).isEqualTo("two\nthree\n");
    assertThat(beian("logs", "zookeeper")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no part called zookeeper", "sms-verify-service");
  }

  @Test
  void forgets_nothing_unless_somebody_says_yes() throws Exception {
    // given
    Files.createDirectories(home.resolve(".beian/postgres"));

    // when, then
    assertThat(beian("reset")).isEqualTo(2);
    assertThat(home.resolve(".beian/postgres")).exists();
    assertThat(beian("reset", "--yes")).isZero();
    assertThat(home.resolve(".beian/postgres")).doesNotExist();
  }

  @Test
  void is_colourful_only_for_people_who_like_it() {
    assertThat(new Terminal(true, null, "xterm").colours()).isTrue();
    assertThat(new Terminal(true, "", "xterm").colours()).isTrue();
    assertThat(new Terminal(true, "1", "xterm").colours()).isFalse();
    assertThat(new Terminal(true, null, "dumb").colours()).isFalse();
    assertThat(new Terminal(false, null, "xterm").colours()).isFalse();
    assertThat(new Terminal(false, null, null).good("ready")).isEqualTo("ready");
  }

  private int beian(String... arguments) {
    return Beian.commandLine(new Terminal(false, null, null))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
