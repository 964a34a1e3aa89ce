package org.openbeian.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.openbeian.notification.application.webhook.HostAddresses;

/** DNS as a test says; {@code receiver.test} is loopback. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestAddresses implements HostAddresses {

  private static final Map<String, List<InetAddress>> BY_HOST = new ConcurrentHashMap<>();

  static {
    points("receiver.test", "127.0.0.1");
  }

  /** Makes a name lead to addresses from now on. */
  public static void points(String host, String... addresses) {
    BY_HOST.put(host, Stream.of(addresses).map(TestAddresses::address).toList());
  }

  @Override
  public Uni<List<InetAddress>> of(String host) {
    List<InetAddress> found = BY_HOST.get(host);
    return found == null
        ? Uni.createFrom().failure(new UnknownHostException(host))
        : Uni.createFrom().item(found);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
