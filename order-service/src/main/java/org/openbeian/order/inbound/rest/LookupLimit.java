package org.openbeian.order.inbound.rest;

import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;

/**
 * Keeps one address from reading the whole record by lookups (R-POST-3); each replica counts for
 * itself. The address is the connection's, or the one that a proxy names where {@code
 * quarkus.http.proxy.proxy-address-forwarding} is on.
 */
@ApplicationScoped
@Startup
class LookupLimit {

  private static final int REMEMBERED = 10_000;
  private static final int LONGEST = 64;
  private static final int NETWORK_BYTES = 8;

  /** What {@link InetAddress} reads without asking a name server. */
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  private final int perMinute;
  private final TokenBuckets buckets;

  LookupLimit(@ConfigProperty(name = "beian.public.lookups-per-minute") int perMinute) {
    this.perMinute = perMinute;
    this.buckets = new TokenBuckets(perMinute, REMEMBERED, System::nanoTime);
  }

  /**
   * Counts a lookup.
   *
   * @throws ApiException 429 when its address has made too many
   */
  void count(HttpServerRequest request) {
    int seconds = buckets.take(key(request.remoteAddress()));
    if (seconds > 0) {
      throw ApiException.of(429, "TOO_MANY_LOOKUPS", String.valueOf(perMinute))
          .byRule("R-POST-3")
          .withHeader("Retry-After", String.valueOf(seconds));
    }
  }

  private static String key(@Nullable SocketAddress remote) {
    String address = remote == null ? null : remote.hostAddress();
    if (address == null && remote != null) {
      address = remote.host();
    }
    return address == null ? "" : network(address);
  }

  /** An IPv6 host has a whole network of addresses to itself: its first 64 bits count. */
  static String network(String address) {
    if (IPV6.matcher(address).matches()) {
      try {
        byte[] bytes = InetAddress.getByName(address).getAddress();
        if (bytes.length > NETWORK_BYTES) {
          return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
        }
      } catch (UnknownHostException e) {
        // counted as it is written
      }
    }
    return address.substring(0, Math.min(LONGEST, address.length()));
  }
}
