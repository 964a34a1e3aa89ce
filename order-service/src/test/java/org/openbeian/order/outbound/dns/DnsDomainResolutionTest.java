package org.openbeian.order.outbound.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.order.domain.registration.DomainAnswer;
import org.openbeian.order.domain.registration.DomainAnswer.Word;

/** Asks a resolver on loopback that says by name and type what a test wants. */
class DnsDomainResolutionTest {

  private static final int A = 1;
  private static final int CNAME = 5;
  private static final int AAAA = 28;
  private static final int SILENCE = -1;
  private static final int FOUND = 100;
  private static final int SERVFAIL = 2;
  private static final int NXDOMAIN = 3;
  private static final int GARBAGE = 101;

  private Vertx vertx;
  private DatagramSocket socket;
  private volatile BiFunction<String, Integer, Integer> says = (name, type) -> NXDOMAIN;

  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread thread = new Thread(this::serve, "resolver");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws Exception {
    socket.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void knows_that_a_name_does_not_resolve() {
    assertThat(resolution()).isEqualTo(Word.DOES_NOT_RESOLVE);

    // and one that exists without any of the records asked for
    says = (name, type) -> 0;
    assertThat(resolution()).isEqualTo(Word.DOES_NOT_RESOLVE);
  }

  @ParameterizedTest
  @CsvSource({
    "example.cn,1",
    "example.cn,28",
    "example.cn,5",
    "www.example.cn,1",
    "www.example.cn,5"
  })
  void finds_any_record_of_the_name_and_of_www_before_it(String found, int ofType) {
    says = (name, type) -> name.equals(found) && type == ofType ? FOUND : NXDOMAIN;
    assertThat(resolution()).isEqualTo(Word.RESOLVES);
  }

  @ParameterizedTest
  @ValueSource(ints = {SERVFAIL, 5, SILENCE, GARBAGE})
  void takes_other_errors_silence_and_garbage_as_no_answer(int said) {
    says = (name, type) -> type == AAAA ? said : NXDOMAIN;
    assertThat(resolution()).isEqualTo(Word.NO_ANSWER);
  }

  @Test
  void lets_one_record_count_whatever_else_is_said() {
    says = (name, type) -> type == A ? FOUND : SERVFAIL;
    assertThat(resolution()).isEqualTo(Word.RESOLVES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1", "127.0.0.1:", ":53", "a b:53"})
  void refuses_a_server_without_address_and_port(String server) {
    assertThatThrownBy(() -> new DnsDomainResolution(vertx, server, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beian.dns.server");
  }

  private DomainAnswer resolution() {
    return new DnsDomainResolution(
            vertx, "127.0.0.1:" + socket.getLocalPort(), Duration.ofSeconds(1))
        .of("example.cn")
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private void serve() {
    byte[] buffer = new byte[512];
    while (!socket.isClosed()) {
      try {
        DatagramPacket query = new DatagramPacket(buffer, buffer.length);
        socket.receive(query);
        byte[] reply = reply(Arrays.copyOf(buffer, query.getLength()));
        if (reply.length > 0) {
          socket.send(new DatagramPacket(reply, reply.length, query.getSocketAddress()));
        }
      } catch (IOException e) {
        // the test is over
      }
    }
  }

  private byte[] reply(byte[] query) {
    StringBuilder name = new StringBuilder();
    int at = 12;
    while (query[at] != 0) {
      name.append(name.length() == 0 ? "" : ".")
          .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
      at += query[at] + 1;
    }
    int type = (query[at + 1] & 0xff) << 8 | query[at + 2] & 0xff;
    int end = at + 5;
    int said = says.apply(name.toString(), type);
    if (said == SILENCE) {
      return new byte[0];
    }
    if (said == GARBAGE) {
      return new byte[] {query[0], query[1], (byte) 0x81, (byte) 0x80, 0, 7, 0, 9};
    }
    byte[] data =
        switch (type) {
          case A -> new byte[] {(byte) 192, 0, 2, 1};
          case CNAME -> new byte[] {(byte) 0xc0, 12};
          default -> new byte[16];
        };
    byte[] record = {(byte) 0xc0, 12, 0, (byte) type, 0, 1, 0, 0, 0, 60, 0, (byte) data.length};
    byte[] reply = Arrays.copyOf(query, said == FOUND ? end + record.length + data.length : end);
    reply[2] = (byte) 0x81;
    reply[3] = (byte) (0x80 | (said == FOUND ? 0 : said));
    Arrays.fill(reply, 6, 12, (byte) 0);
    if (said == FOUND) {
      reply[7] = 1;
      System.arraycopy(record, 0, reply, end, record.length);
      System.arraycopy(data, 0, reply, end + record.length, data.length);
    }
    return reply;
  }
}
