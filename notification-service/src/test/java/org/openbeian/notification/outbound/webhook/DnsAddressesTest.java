package org.openbeian.notification.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DnsAddressesTest {

  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void finds_what_the_system_knows_and_fails_for_what_nobody_does() {
    // given
    DnsAddresses addresses = new DnsAddresses(VERTX);
    // then
    assertThat(addresses.of("localhost").await().atMost(Duration.ofSeconds(10)))
        .isNotEmpty()
        .allMatch(InetAddress::isLoopbackAddress);
    assertThatThrownBy(() -> addresses.of("a..b").await().atMost(Duration.ofSeconds(10)))
        .isInstanceOf(Exception.class);
    addresses.stop(null);
  }
}
