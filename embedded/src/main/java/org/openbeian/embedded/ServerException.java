package org.openbeian.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server did not start, stop or answer; the message says why in words for a person. */
public final class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int TAIL_LINES = 20;

  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static ServerException withLog(String message, Path log) {
    var tail = tail(log, TAIL_LINES);
    return tail.isEmpty()
        ? new ServerException(message)
        : new ServerException(
            message + "\nLast lines of " + log + ":\n  " + String.join("\n  ", tail));
  }

  /** The last lines of a text file, or none where the file is missing or unreadable. */
  public static List<String> tail(Path file, int lines) {
    try (var channel = Files.newByteChannel(file)) {
      long size = channel.size();
      channel.position(Math.max(0, size - lines * 400L));
      var buffer = java.nio.ByteBuffer.allocate((int) (size - channel.position()));
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // until the part is read
      }
      var all = new String(buffer.array(), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
