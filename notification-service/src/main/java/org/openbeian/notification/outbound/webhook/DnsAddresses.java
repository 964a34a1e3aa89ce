package org.openbeian.notification.outbound.webhook;

import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.util.List;
import org.openbeian.notification.application.webhook.HostAddresses;

/**
 * Asks the system's name servers, without a thread that waits, a cache, or the search domains that
 * would make a cluster's own names of short ones.
 */
@ApplicationScoped
class DnsAddresses implements HostAddresses {

  private static final int QUERY_MILLIS = 2_000;

  private final DnsNameResolver resolver;

  DnsAddresses(Vertx vertx) {
    this.resolver =
        new DnsNameResolverBuilder(vertx.nettyEventLoopGroup().next())
            .channelType(NioDatagramChannel.class)
            .socketChannelType(NioSocketChannel.class)
            .queryTimeoutMillis(QUERY_MILLIS)
            .searchDomains(List.of())
            .resolveCache(NoopDnsCache.INSTANCE)
            .build();
  }

  void stop(@Observes ShutdownEvent event) {
    resolver.close();
  }

  @Override
  public Uni<List<InetAddress>> of(String host) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                resolver
                    .resolveAll(host)
                    .addListener(
                        (Future<List<InetAddress>> found) -> {
                          if (found.isSuccess()) {
                            emitter.complete(found.getNow());
                          } else {
                            emitter.fail(found.cause());
                          }
                        }));
  }
}
