package org.openbeian.smsverify.inbound.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.sms.GatewayState;
import org.openbeian.smsverify.application.WatchGateways.Standing;

/** How codes get to the phones at the moment. */
@Schema(name = "SmsGateways")
record SmsGatewaysView(
    @Schema(
            description =
                "The configured gateways, the preferred one first, as the replica that answers"
                    + " knows them")
        List<Gateway> gateways,
    @Schema(
            description = "Codes that no gateway has taken yet, of all orders and replicas",
            examples = "3")
        long codesWaiting,
    @Schema(
            description = "When the oldest of them was made; null while none waits",
            examples = "2026-03-02T10:00:00Z")
        @Nullable Instant oldestWaitingSince) {

  /** One gateway. */
  @Schema(name = "SmsGateway")
  record Gateway(
      @Schema(
              description = "`sms-1` is asked first, `sms-2` when it takes nothing",
              examples = "sms-1")
          String name,
      @Schema(
              description =
                  "`UP`: the last try was answered; `DOWN`: it was not; `UNKNOWN`: nothing was sent"
                      + " since the replica's start",
              examples = "DOWN")
          GatewayState.Condition state,
      @Schema(
              description = "Since when it is so; while unknown, the replica's start",
              examples = "2026-03-02T09:58:00Z")
          Instant since,
      @Schema(
              description =
                  "Why the last try that failed did: an HTTP status, `no connection`, `no answer in"
                      + " time` or `broken off`; null when none failed",
              examples = "HTTP 503")
          @Nullable String lastCause,
      @Schema(
              description =
                  "Whether it is not even asked for the moment because it failed too often; single"
                      + " messages try it again every few seconds",
              examples = "false")
          boolean skipped) {

    private static Gateway of(GatewayState state) {
      return new Gateway(
          state.name(), state.condition(), state.since(), state.lastCause(), state.skipped());
    }
  }

  static SmsGatewaysView of(Standing standing) {
    return new SmsGatewaysView(
        standing.gateways().stream().map(Gateway::of).toList(),
        standing.codesWaiting(),
        standing.oldestSince());
  }
}
