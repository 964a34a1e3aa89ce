package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.code.CodeState;
import org.openbeian.order.domain.code.IssuedCode;

/** A service code as its owner sees it (R-CODE-1). */
@Schema(name = "ServiceCode", description = "备案服务号.")
public record ServiceCodeView(
    @Schema(description = "To be named as server.serviceCode of a service, by any account.")
        UUID code,
    @Schema(examples = "srv-acct-a-1") String serverId,
    @Schema(
            description =
                "The server's public IPs when the code was applied for; a service's lie within"
                    + " (R-CODE-2).",
            examples = "[\"203.0.113.10\"]")
        List<String> serverIps,
    @Schema(
            description =
                "FREE; RESERVED by a submitted order; CONSUMED by a grant, which never ends.")
        CodeState state,
    Instant issuedAt,
    @Schema(description = "Null while it is free.") @Nullable Usage usage) {

  /** What has it, or used it up. */
  @Schema(name = "ServiceCodeUsage")
  public record Usage(
      @Schema(description = "Null for an order of another account.") @Nullable UUID orderId,
      @Schema(
              description = "The service that it was used up for; null before that.",
              examples = "浙ICP备2026000001号-1")
          @Nullable String serviceNumber,
      @Schema(description = "When it was reserved, or used up.") Instant since) {}

  static ServiceCodeView of(IssuedCode code) {
    return new ServiceCodeView(
        code.code(), code.serverId(), code.serverIps(), code.state(), code.issuedAt(), usage(code));
  }

  private static @Nullable Usage usage(IssuedCode code) {
    Instant since = code.usedAt();
    OrderId order = code.orderId();
    if (since == null || order == null) {
      return null;
    }
    boolean own = code.account().equals(code.usedBy());
    return new Usage(own ? order.value() : null, code.serviceNumber(), since);
  }
}
