package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openbeian.contracts.MaterialPermit;
import org.openbeian.order.outbound.postgres.UsedPermits;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.Signer;

/**
 * What reviewers show for a look at a material (R-PERM-2): review-service, which knows who holds
 * which task, has signed it for one user, one material, two minutes and one look.
 */
@ApplicationScoped
class MaterialPermits {

  static final String RULE = "R-PERM-2";

  private final Signer signer;
  private final UsedPermits used;
  private final Time time;

  MaterialPermits(Signer signer, UsedPermits used, Time time) {
    this.signer = signer;
    this.used = used;
    this.time = time;
  }

  /**
   * The permit that a caller shows for a material.
   *
   * @throws ApiException 403 when it is none for both, or has expired
   */
  MaterialPermit require(String signed, UUID material, Caller caller) {
    MaterialPermit permit =
        signer
            .verify(signed)
            .flatMap(MaterialPermit::decoded)
            .filter(each -> each.materialId().equals(material))
            .filter(each -> each.viewer().equals(caller.subject()))
            .orElseThrow(() -> ApiException.of(403, "PERMIT_NOT_VALID").byRule(RULE));
    if (!time.now().isBefore(permit.expiresAt())) {
      throw ApiException.of(403, "PERMIT_EXPIRED").byRule(RULE);
    }
    return permit;
  }

  /**
   * Uses it, in the caller's transaction.
   *
   * @throws ApiException 409 when it was used before
   */
  Uni<Void> use(MaterialPermit permit) {
    return used.use(permit)
        .invoke(
            first -> {
              if (!first) {
                throw ApiException.of(409, "PERMIT_USED").byRule(RULE);
              }
            })
        .replaceWithVoid();
  }
}
