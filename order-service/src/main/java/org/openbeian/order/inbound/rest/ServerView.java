package org.openbeian.order.inbound.rest;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.ReadCodes.Standing;
import org.openbeian.order.domain.code.Server;
import org.openbeian.order.domain.code.Server.Billing;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.api.Problems;
import org.openbeian.platform.api.Violation;

/** A server of the account, with whether it yields a service code (R-CODE-1). */
@Schema(name = "AccountServer")
public record ServerView(
    @Schema(examples = "srv-acct-a-1") String id,
    @Schema(examples = "cn-hangzhou") String region,
    @Schema(description = "Whether the region is in mainland China.") boolean mainland,
    Billing billing,
    @Schema(description = "0 when it is paid as it is used.", examples = "12")
        int subscriptionMonths,
    @Schema(examples = "[\"203.0.113.10\"]") List<String> publicIps,
    boolean eligible,
    @Schema(description = "Why not; empty when it is eligible.") List<Reason> reasons,
    @Schema(description = "How many codes it has left by its quota.", examples = "4")
        int codesLeft) {

  /** Why it yields no code, in the language asked for. */
  @Schema(name = "IneligibilityReason")
  public record Reason(
      @Schema(description = "Stable, for programs.", examples = "SERVER_NOT_IN_MAINLAND")
          String code,
      String message,
      @Nullable String remedy) {}

  static ServerView of(Standing standing, Locale locale, Problems problems) {
    Server server = standing.server();
    return new ServerView(
        server.id(),
        server.region(),
        server.mainland(),
        server.billing(),
        server.subscriptionMonths(),
        server.publicIps(),
        standing.reasons().isEmpty(),
        standing.reasons().stream().map(reason -> reason(reason, locale, problems)).toList(),
        standing.codesLeft());
  }

  private static Reason reason(Violation violation, Locale locale, Problems problems) {
    Problem.Item told = problems.item(locale, violation);
    return new Reason(told.code(), told.message(), told.remedy());
  }
}
