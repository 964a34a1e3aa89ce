package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.openbeian.order.application.ServerInventory.InventoryAwayException;
import org.openbeian.order.domain.code.CodePolicy;
import org.openbeian.order.domain.code.Ineligibility;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.order.domain.code.Server;
import org.openbeian.order.outbound.postgres.IssuedCodes;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Gives an account a service code for a server of its own that yields one (R-CODE-1). */
@ApplicationScoped
public class ApplyForCode {

  /** What a sub-user needs for anything about service codes (R-PERM-1). */
  static final String PERMISSION = "bsn:*";

  static final String RULE = "R-CODE-1";

  private static final Logger LOG = Logger.getLogger(ApplyForCode.class);
  private static final String RETRY_AFTER_SECONDS = "30";

  private final Transactions transactions;
  private final ServerInventory inventory;
  private final IssuedCodes codes;
  private final CodePolicy policy;
  private final Time time;

  ApplyForCode(
      Transactions transactions,
      ServerInventory inventory,
      IssuedCodes codes,
      CodePolicy policy,
      Time time) {
    this.transactions = transactions;
    this.inventory = inventory;
    this.codes = codes;
    this.policy = policy;
    this.time = time;
  }

  /** The account's servers; 503 while the inventory says nothing of use. No transaction yet. */
  public Uni<List<Server>> servers(Caller caller) {
    caller.require(PERMISSION);
    return inventory
        .servers(caller.account())
        .onFailure(InventoryAwayException.class)
        .transform(away -> unavailable((InventoryAwayException) away));
  }

  /**
   * Gives a code.
   *
   * @param servers of the caller's account
   * @throws ApiException 422 for a server that is none of them, or yields no further code
   */
  public Uni<IssuedCode> of(String serverId, List<Server> servers, Caller caller) {
    caller.require(PERMISSION);
    Server server =
        servers.stream()
            .filter(each -> each.id().equals(serverId))
            .findFirst()
            .orElseThrow(
                () ->
                    ApiException.invalid(
                        List.of(Violation.of("serverId", RULE, "SERVER_UNKNOWN"))));
    return transactions.inTransaction(
        () ->
            codes
                .lockServer(serverId)
                .chain(() -> codes.given(List.of(serverId)))
                .invoke(given -> requireEligible(server, given.getOrDefault(serverId, 0)))
                .map(
                    given ->
                        new IssuedCode(UUID.randomUUID(), caller.account(), server, time.now()))
                .call(codes::add));
  }

  private void requireEligible(Server server, int given) {
    List<Ineligibility> reasons = policy.against(server, given);
    if (!reasons.isEmpty()) {
      throw ApiException.invalid(
          reasons.stream()
              .map(
                  reason ->
                      new Violation("serverId", RULE, reason.name(), policy.argumentsOf(reason)))
              .toList());
    }
  }

  private static ApiException unavailable(InventoryAwayException away) {
    LOG.warnf("the inventory of servers gives no answer: %s", away.reason());
    return ApiException.of(503, "INVENTORY_UNAVAILABLE")
        .byRule(RULE)
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }
}
