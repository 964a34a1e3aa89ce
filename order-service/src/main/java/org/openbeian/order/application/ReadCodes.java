package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.code.CodePolicy;
import org.openbeian.order.domain.code.CodeState;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.order.domain.code.Server;
import org.openbeian.order.outbound.postgres.IssuedCodes;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;

/** Shows an account its service codes, and which of its servers yield more (R-CODE-1). */
@ApplicationScoped
public class ReadCodes {

  private final ApplyForCode applyForCode;
  private final IssuedCodes codes;
  private final CodePolicy policy;

  ReadCodes(ApplyForCode applyForCode, IssuedCodes codes, CodePolicy policy) {
    this.applyForCode = applyForCode;
    this.codes = codes;
    this.policy = policy;
  }

  /**
   * A server with what keeps it from yielding a code.
   *
   * @param reasons empty when it yields one
   * @param codesLeft by the quota alone
   */
  public record Standing(Server server, List<Violation> reasons, int codesLeft) {}

  /** The inventory is asked outside the session. */
  public Uni<List<Standing>> servers(Caller caller) {
    return applyForCode
        .servers(caller)
        .chain(
            servers ->
                Panache.withSession(() -> codes.given(servers.stream().map(Server::id).toList()))
                    .map(
                        given ->
                            servers.stream()
                                .map(server -> standing(server, given.getOrDefault(server.id(), 0)))
                                .toList()));
  }

  private Standing standing(Server server, int given) {
    return new Standing(
        server,
        policy.against(server, given).stream()
            .map(
                reason ->
                    new Violation(
                        "serverId", ApplyForCode.RULE, reason.name(), policy.argumentsOf(reason)))
            .toList(),
        policy.left(given));
  }

  /** One more than {@code limit} where more follow. */
  public Uni<List<IssuedCode>> page(
      @Nullable CodeState state, @Nullable Cursor after, int limit, Caller caller) {
    caller.require(ApplyForCode.PERMISSION);
    return Panache.withSession(() -> codes.page(caller.account(), state, after, limit));
  }

  /** One of the account's own; another's does not exist for it, even one that it was given. */
  public Uni<IssuedCode> one(UUID code, Caller caller) {
    caller.require(ApplyForCode.PERMISSION);
    return Panache.withSession(() -> codes.find(code))
        .invoke(
            found -> {
              if (found == null || !found.account().equals(caller.account())) {
                throw ApiException.notFound();
              }
            });
  }
}
