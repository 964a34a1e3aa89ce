package org.openbeian.sandbox.outside;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A resolver (RFC 1035, over UDP) as far as a question whether a name resolves needs it: names
 * under a domain that begins with {@code resolving-} have an address, all others do not exist.
 */
final class DnsServer {
  private static final String RESOLVING = "resolving-";
  private static final int HEADER = 12;
  private static final int TYPE_A = 1;
  private static final int NXDOMAIN = 3;

  private final Outages outages;
  private final DatagramSocket socket;

  DnsServer(Vertx vertx, Outages outages) {
    this.outages = outages;
    this.socket = vertx.createDatagramSocket();
  }

  Future<Integer> listen(int port) {
    return socket
        .handler(this::receive)
        .listen(port, "127.0.0.1")
        .map(listening -> listening.localAddress().port());
  }

  private void receive(DatagramPacket packet) {
    if (!outages.isDown("domains")) {
      answer(packet.data())
          .ifPresent(answer -> socket.send(answer, packet.sender().port(), packet.sender().host()));
    }
  }

  /** The query up to its question's end, made an answer; empty for what is no question. */
  private static Optional<Buffer> answer(Buffer query) {
    var name = new StringBuilder(".");
    int at = HEADER;
    while (at < query.length() && query.getByte(at) > 0) {
      int next = at + 1 + query.getByte(at);
      if (next >= query.length()) {
        return Optional.empty();
      }
      name.append(query.getString(at + 1, next, StandardCharsets.US_ASCII.name())).append('.');
      at = next;
    }
    int end = at + 5;
    if (end > query.length() || query.getByte(at) != 0) {
      return Optional.empty();
    }
    boolean exists = name.indexOf("." + RESOLVING) >= 0;
    boolean found = exists && query.getUnsignedShort(at + 1) == TYPE_A;
    var answer =
        query
            .getBuffer(0, end)
            .copy()
            .setByte(2, (byte) 0x81)
            .setByte(3, (byte) (0x80 | (exists ? 0 : NXDOMAIN)))
            .setShort(6, (short) (found ? 1 : 0))
            .setInt(8, 0);
    if (found) {
      // the question's name, type A, class IN, a minute, an address of a documentation network
      answer
          .appendShort((short) (0xc000 | HEADER))
          .appendShort((short) TYPE_A)
          .appendShort((short) 1)
          .appendInt(60)
          .appendShort((short) 4)
          .appendBytes(new byte[] {(byte) 203, 0, 113, 10});
    }
    return Optional.of(answer);
  }
}
