package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.smsverify.domain.Verification;

/** Shows an order's filer, and staff, how far its verification is. */
@ApplicationScoped
public class ViewVerification {

  private static final Set<String> STAFF =
      Set.of("reviewer", "review-lead", "bureau-officer", "auditor", "support", "admin");

  private final Verifications verifications;

  ViewVerification(Verifications verifications) {
    this.verifications = verifications;
  }

  /** The verification; 404 when there is none or it is another account's. */
  public Uni<Verification> of(OrderId orderId, Caller caller) {
    boolean staff = caller.roles().stream().anyMatch(STAFF::contains);
    if (!staff) {
      caller.require("beian:view");
    }
    return verifications
        .read(orderId)
        .map(
            found -> {
              if (found == null || !staff && !found.account().equals(caller.account())) {
                throw ApiException.notFound();
              }
              return found;
            });
  }
}
