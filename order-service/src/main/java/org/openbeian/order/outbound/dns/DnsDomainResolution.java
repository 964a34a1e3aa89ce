package org.openbeian.order.outbound.dns;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.order.application.DomainResolution;
import org.openbeian.order.domain.registration.DomainAnswer;
import org.openbeian.order.domain.registration.DomainAnswer.Word;

/**
 * Asks a recursive resolver for addresses and other names of a domain and of {@code www.} before
 * it. One answer is enough to say that it resolves; that it does not takes all of them.
 */
@Startup
@ApplicationScoped
class DnsDomainResolution implements DomainResolution {

  private static final Logger LOG = Logger.getLogger(DnsDomainResolution.class);
  private static final Pattern SERVER = Pattern.compile("\\[?([^\\s\\[\\]]+?)]?:(\\d{1,5})");

  private final DnsClient dns;

  /**
   * @param server {@code host:port}, the host as an address
   */
  DnsDomainResolution(
      Vertx vertx,
      @ConfigProperty(name = "beian.dns.server") String server,
      @ConfigProperty(name = "beian.order.domain-lookups.timeout") Duration limit) {
    Matcher place = SERVER.matcher(server.strip());
    if (!place.matches()) {
      throw new IllegalArgumentException("beian.dns.server: expected ADDRESS:PORT");
    }
    this.dns =
        vertx.createDnsClient(
            new DnsClientOptions()
                .setHost(place.group(1))
                .setPort(Integer.parseInt(place.group(2)))
                .setQueryTimeout(limit.toMillis())
                .setRecursionDesired(true));
  }

  @Override
  public Uni<DomainAnswer> of(String domain) {
    return Uni.createFrom()
        .completionStage(() -> ask(domain).toCompletionStage())
        .onFailure()
        .invoke(
            failure -> LOG.warnf("the DNS gives no answer: %s", failure.getClass().getSimpleName()))
        .onFailure()
        .recoverWithItem(Word.NO_ANSWER);
  }

  private Future<DomainAnswer> ask(String domain) {
    List<Future<Boolean>> finds = new ArrayList<>();
    for (String name : List.of(domain, "www." + domain)) {
      if (name.length() <= 253) {
        finds.add(found(dns.resolveA(name)));
        finds.add(found(dns.resolveAAAA(name)));
        finds.add(found(dns.resolveCNAME(name)));
      }
    }
    return Future.join(finds)
        .transform(
            joined -> {
              if (finds.stream().anyMatch(find -> find.succeeded() && find.result())) {
                return Future.succeededFuture(Word.RESOLVES);
              }
              return joined.succeeded()
                  ? Future.succeededFuture(Word.DOES_NOT_RESOLVE)
                  : Future.failedFuture(joined.cause());
            });
  }

  /** Whether there are records; that the name does not exist is an answer, any other error none. */
  private static Future<Boolean> found(Future<List<String>> records) {
    return records
        .map(all -> !all.isEmpty())
        .recover(
            failure ->
                failure instanceof DnsException refused
                        && refused.code() == DnsResponseCode.NXDOMAIN
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(failure));
  }
}
