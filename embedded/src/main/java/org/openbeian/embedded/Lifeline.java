package org.openbeian.embedded;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends a process when this JVM ends, however it ends: a shell waits on a pipe of ours, and the
 * system closes the pipe even after {@code kill -9}.
 */
public final class Lifeline implements AutoCloseable {
  // a collected Process closes its pipe, which would end a server that its owner merely forgot
  private static final Set<Process> HELD = ConcurrentHashMap.newKeySet();

  private final Process watcher;

  private Lifeline(Process watcher) {
    this.watcher = watcher;
    HELD.add(watcher);
  }

  /**
   * @param signal the name of the signal to send, such as {@code KILL}
   */
  public static Lifeline tie(long pid, String signal) {
    try {
      return new Lifeline(
          new ProcessBuilder(
                  "/bin/sh",
                  "-c",
                  "trap '' INT HUP; read -r _; kill -s \"$1\" \"$2\" 2>/dev/null",
                  "sh",
                  signal,
                  Long.toString(pid))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new ServerException("Cannot watch over process " + pid + ": " + e.getMessage(), e);
    }
  }

  /** Cuts the line: the process may outlive this JVM. */
  @Override
  public void close() {
    watcher.destroyForcibly();
    HELD.remove(watcher);
  }
}
