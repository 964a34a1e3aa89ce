package org.openbeian.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifelineTest {
  @TempDir Path directory;

  /** A JVM that starts a server and would run for ever. */
  public static final class Owner {
    public static void main(String[] arguments) throws InterruptedException {
      var directory = Path.of(arguments[0]);
      var server =
          ServerProcess.start(
              List.of("sleep", "600"),
              Map.of(),
              directory.resolve("server.log"),
              directory.resolve("server.pid"));
      if (arguments[1].equals("tied")) {
        Lifeline.tie(server.pid(), "KILL");
      }
      System.out.println(server.pid());
      Thread.currentThread().join();
    }
  }

  @Test
  void ends_a_server_when_its_owner_is_killed() throws Exception {
    // given
    var owner = start("tied");

    // when
    owner.destroyForcibly().waitFor();

    // then
    await().until(() -> ServerProcess.find(directory.resolve("server.pid")).isEmpty());
  }

  @Test
  void leaves_a_server_alone_that_was_not_tied() throws Exception {
    // given
    var owner = start("detached");

    // when
    owner.destroyForcibly().waitFor();

    // then
    var server = ServerProcess.find(directory.resolve("server.pid")).orElseThrow();
    assertThat(server.isAlive()).isTrue();
    server.kill();
    assertThat(ServerProcess.find(directory.resolve("server.pid"))).isEmpty();
  }

  private Process start(String kind) throws Exception {
    var owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                directory.toString(),
                kind)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var reader =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
    assertThat(reader.readLine()).matches("\\d+");
    return owner;
  }
}
