package org.openbeian.platform.api;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as one household, office or attacker has one address. Behind a
 * proxy it is the proxy's own, unless {@code quarkus.http.proxy.proxy-address-forwarding} and
 * {@code quarkus.http.proxy.trusted-proxies} are set.
 */
public final class ClientAddress {

  private static final int IPV6_BYTES = 16;
  private static final int NETWORK_BYTES = 8;
  private static final int MAPPED_BYTES = 12;
  private static final int LONGEST = 64;

  private ClientAddress() {}

  /** The request's; see {@link #of(String)}. */
  public static String of(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    return remote == null ? "" : of(Objects.requireNonNullElse(address(remote), ""));
  }

  /**
   * An IPv4 address as it is; of an IPv6 address the first 64 bits, since whoever has one has them
   * all. What is no address, as a proxy might send it, is itself, cut short.
   */
  public static String of(String address) {
    // parsed without asking any DNS
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return address.substring(0, Math.min(address.length(), LONGEST));
    }
    if (bytes.length == IPV6_BYTES && isMappedIpv4(bytes)) {
      bytes = Arrays.copyOfRange(bytes, MAPPED_BYTES, IPV6_BYTES);
    } else if (bytes.length == IPV6_BYTES) {
      Arrays.fill(bytes, NETWORK_BYTES, IPV6_BYTES, (byte) 0);
      return NetUtil.bytesToIpAddress(bytes) + "/64";
    }
    return NetUtil.bytesToIpAddress(bytes);
  }

  private static @Nullable String address(SocketAddress remote) {
    return remote.hostAddress() == null ? remote.host() : remote.hostAddress();
  }

  private static boolean isMappedIpv4(byte[] bytes) {
    for (int i = 0; i < MAPPED_BYTES - 2; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[MAPPED_BYTES - 2] == (byte) 0xff && bytes[MAPPED_BYTES - 1] == (byte) 0xff;
  }
}
