package org.openbeian.sms;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.sms.GuardedGateway.Breaking;
import org.openbeian.sms.HttpGateway.Limits;

/**
 * Decides which gateway gets a message. Two gateways share no idempotency keys, so a message that
 * one of them may have is kept from the other, for a time or for good.
 */
@ApplicationScoped
class FailOver implements SmsGateways {

  private static final int ALL = Integer.MAX_VALUE;

  private final List<GuardedGateway> gateways;
  private final Clock clock = Clock.systemUTC();

  @Inject
  FailOver(
      MeterRegistry meters,
      @ConfigProperty(name = "beian.sms.gateway.url") URI first,
      @ConfigProperty(name = "beian.sms.gateway.second.url") Optional<URI> second,
      @ConfigProperty(name = "beian.sms.gateway.receipts-url") Optional<String> receiptsUrl,
      @ConfigProperty(name = "beian.sms.gateway.connect-timeout") Duration connect,
      @ConfigProperty(name = "beian.sms.gateway.read-timeout") Duration read,
      @ConfigProperty(name = "beian.sms.gateway.call-timeout") Duration wholeCall,
      @ConfigProperty(name = "beian.sms.gateway.breaker.calls") int calls,
      @ConfigProperty(name = "beian.sms.gateway.breaker.failure-ratio") double failureRatio,
      @ConfigProperty(name = "beian.sms.gateway.breaker.pause") Duration pause) {
    this(
        meters,
        first,
        second.orElse(null),
        receiptsUrl.orElse(null),
        new Limits(connect, read, wholeCall),
        new Breaking(calls, failureRatio, pause));
  }

  FailOver(
      MeterRegistry meters,
      URI first,
      @Nullable URI second,
      @Nullable String receiptsUrl,
      Limits limits,
      Breaking breaking) {
    List<GuardedGateway> all = new ArrayList<>();
    all.add(gateway(FIRST, first, receiptsUrl, limits, breaking, meters));
    if (second != null) {
      all.add(gateway(SECOND, second, receiptsUrl, limits, breaking, meters));
    }
    this.gateways = List.copyOf(all);
  }

  private static GuardedGateway gateway(
      String name,
      URI url,
      @Nullable String receiptsUrl,
      Limits limits,
      Breaking breaking,
      MeterRegistry meters) {
    String receiptsTo = receiptsUrl == null ? null : receiptsUrl + "/" + name;
    return new GuardedGateway(name, new HttpGateway(url, receiptsTo, limits), breaking, meters);
  }

  @Override
  public List<GatewayState> states() {
    return gateways.stream().map(GuardedGateway::state).toList();
  }

  @Override
  public Uni<Handed> send(SmsMessage message, BeforeMoving before) {
    UnknownFate fate = message.fate();
    boolean mayMove = fate == null || isOver(fate, message.moveAfter());
    return next(new Try(message, before, route(fate, mayMove), mayMove), 0, fate, List.of());
  }

  private boolean isOver(UnknownFate fate, @Nullable Duration moveAfter) {
    return moveAfter != null && !now().isBefore(fate.since().plus(moveAfter));
  }

  /** Whoever may have it comes first: there the key still tells that it is the same message. */
  private List<GuardedGateway> route(@Nullable UnknownFate fate, boolean mayMove) {
    if (fate == null) {
      return gateways;
    }
    List<GuardedGateway> route = new ArrayList<>();
    gateways.stream().filter(each -> each.name().equals(fate.gateway())).forEach(route::add);
    gateways.stream()
        .filter(each -> !each.name().equals(fate.gateway()))
        .limit(mayMove ? ALL : 0)
        .forEach(route::add);
    return route;
  }

  private record Try(
      SmsMessage message, BeforeMoving before, List<GuardedGateway> route, boolean mayMove) {}

  private Uni<Handed> next(Try attempt, int step, @Nullable UnknownFate fate, List<Cause> causes) {
    if (step == attempt.route.size()) {
      return Uni.createFrom().item(Handed.away(told(causes), fate));
    }
    GuardedGateway gateway = attempt.route.get(step);
    Uni<Void> noted = step == 0 ? Uni.createFrom().voidItem() : attempt.before.to(gateway.name());
    return noted
        .chain(() -> gateway.send(attempt.message))
        .map(
            answer ->
                answer.accepted()
                    ? Handed.accepted(gateway.name(), answer.messageId())
                    : Handed.refused(gateway.name(), answer.refusal()))
        .onFailure(GatewayFailure.class)
        .recoverWithUni(
            thrown -> {
              GatewayFailure failure = (GatewayFailure) thrown;
              List<Cause> all = new ArrayList<>(causes);
              all.add(new Cause(gateway.name(), failure.reason()));
              if (!failure.mayHaveIt()) {
                return next(attempt, step + 1, fate, all);
              }
              boolean known = fate != null && fate.gateway().equals(gateway.name());
              return known && attempt.mayMove
                  ? next(attempt, step + 1, fate, all)
                  : Uni.createFrom()
                      .item(
                          Handed.away(
                              told(all), known ? fate : new UnknownFate(gateway.name(), now())));
            });
  }

  private record Cause(String gateway, String reason) {}

  /** Each gateway's reason; just the reason, when it is everybody's. */
  private static String told(List<Cause> causes) {
    List<String> reasons = causes.stream().map(Cause::reason).distinct().toList();
    return switch (reasons.size()) {
      case 0 -> "its gateway is no more";
      case 1 -> reasons.get(0);
      default ->
          causes.stream()
              .map(cause -> cause.gateway() + ": " + cause.reason())
              .collect(Collectors.joining("; "));
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
