package org.openbeian.notification.application.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.notification.domain.webhook.AddressRange;
import org.openbeian.notification.domain.webhook.Addresses;
import org.openbeian.notification.domain.webhook.TargetRules;
import org.openbeian.platform.api.Violation;

/**
 * Finds where a URL leads and refuses what is not public. Who sends connects to the address that
 * was found here and to no other: a name that leads elsewhere a moment later deceives nobody.
 */
@ApplicationScoped
class WebhookTargets {

  private static final Duration LOOK_UP = Duration.ofSeconds(5);

  private final HostAddresses addresses;
  private final TargetRules rules;

  WebhookTargets(
      HostAddresses addresses,
      @ConfigProperty(name = "beian.webhooks.ports") Set<Integer> ports,
      @ConfigProperty(name = "beian.webhooks.trusted-hosts") Optional<Set<String>> trusted,
      @ConfigProperty(name = "beian.webhooks.refused-ranges") Optional<List<String>> refused) {
    this.addresses = addresses;
    this.rules =
        new TargetRules(
            ports,
            trusted.orElse(Set.of()),
            refused.orElse(List.of()).stream().map(AddressRange::of).toList());
  }

  /** A URL leads to where it may not, or nowhere. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    private Refused(String cause, Violation violation) {
      super(cause, null, false, false);
      this.violation = violation;
    }

    Violation violation() {
      return violation;
    }
  }

  /**
   * One of the addresses to connect to; fails with {@link Refused}. Ends in the caller's context.
   */
  Uni<InetAddress> find(String url) {
    Context context = Vertx.currentContext();
    return context == null
        ? findAnywhere(url)
        : findAnywhere(url).emitOn(act -> context.runOnContext(ignored -> act.run()));
  }

  private Uni<InetAddress> findAnywhere(String url) {
    Optional<Violation> wrong = rules.violation(url);
    if (wrong.isPresent()) {
      return Uni.createFrom().failure(new Refused("URL not allowed", wrong.get()));
    }
    URI uri = URI.create(url);
    String host = TargetRules.hostOf(uri);
    InetAddress literal = Addresses.literal(host);
    Uni<List<InetAddress>> found =
        literal != null ? Uni.createFrom().item(List.of(literal)) : lookUp(host);
    return found.map(all -> choose(uri, all));
  }

  private Uni<List<InetAddress>> lookUp(String host) {
    return addresses
        .of(host)
        .ifNoItem()
        .after(LOOK_UP)
        .fail()
        .onFailure()
        .transform(failure -> unknownHost());
  }

  private InetAddress choose(URI uri, List<InetAddress> all) {
    if (all.isEmpty()) {
      throw unknownHost();
    }
    if (!all.stream().allMatch(address -> rules.admits(uri, address))) {
      throw new Refused(
          "address not allowed", Violation.of(TargetRules.FIELD, null, "WEBHOOK_URL_ADDRESS"));
    }
    // not every network of ours can reach IPv6
    List<InetAddress> first = all.stream().filter(Inet4Address.class::isInstance).toList();
    List<InetAddress> some = first.isEmpty() ? all : first;
    return some.get(ThreadLocalRandom.current().nextInt(some.size()));
  }

  private static Refused unknownHost() {
    return new Refused(
        "host not found", Violation.of(TargetRules.FIELD, null, "WEBHOOK_URL_UNKNOWN_HOST"));
  }
}
