package org.openbeian.order.outbound.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamAvTest {

  @TempDir Path directory;

  @Test
  @DisplayName("R-MAT-2: a file is clean or not, by what the scanner says of all of it")
  void sends_the_whole_file_and_believes_the_answer() throws Exception {
    // given
    byte[] content = new byte[200_000];
    java.util.Arrays.fill(content, (byte) 7);
    Path file = Files.write(directory.resolve("upload"), content);

    // then
    try (Daemon daemon = new Daemon("stream: OK\0")) {
      assertThat(daemon.scanner().isClean(file)).isTrue();
      assertThat(daemon.received.join()).isEqualTo(content);
    }
    try (Daemon daemon = new Daemon("stream: Eicar-Test-Signature FOUND\0")) {
      assertThat(daemon.scanner().isClean(file)).isFalse();
    }
  }

  @Test
  void takes_nothing_else_for_an_answer() throws Exception {
    // given
    Path file = Files.write(directory.resolve("upload"), new byte[10]);

    // then
    for (String answer :
        new String[] {
          "", "\0", "INSTREAM size limit exceeded. ERROR\0", "OK\0", "x".repeat(9000)
        }) {
      try (Daemon daemon = new Daemon(answer)) {
        assertThatThrownBy(() -> daemon.scanner().isClean(file)).isInstanceOf(IOException.class);
      }
    }
    ClamAv away = new ClamAv("127.0.0.1", unusedPort(), Duration.ofSeconds(2));
    assertThatThrownBy(() -> away.isClean(file)).isInstanceOf(IOException.class);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A daemon that reads one stream and says one thing. */
  private static final class Daemon implements AutoCloseable {

    private final ServerSocket server;
    private final CompletableFuture<byte[]> received;

    Daemon(String answer) throws IOException {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      received = CompletableFuture.supplyAsync(() -> serve(answer));
    }

    ClamAv scanner() {
      return new ClamAv("127.0.0.1", server.getLocalPort(), Duration.ofSeconds(5));
    }

    private byte[] serve(String answer) {
      try (Socket client = server.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        assertThat(new String(in.readNBytes(10), US_ASCII)).isEqualTo("zINSTREAM\0");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
          content.write(in.readNBytes(length));
        }
        client.getOutputStream().write(answer.getBytes(US_ASCII));
        return content.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
