package org.openbeian.review.application.revocation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.revocation.FilingRevocation;
import org.openbeian.review.domain.revocation.RevocationState;

/** Shows officers the revocations of their provinces (R-PERM-2). */
@ApplicationScoped
public class ReadRevocations {

  private final Revocations revocations;

  ReadRevocations(Revocations revocations) {
    this.revocations = revocations;
  }

  /**
   * A page, newest first, with one more where there are more.
   *
   * @param state null for every state
   */
  public Uni<List<FilingRevocation>> page(
      @Nullable RevocationState state, @Nullable Cursor after, int limit, Caller caller) {
    if (caller.provinces().isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Panache.withSession(() -> revocations.page(caller.provinces(), state, after, limit));
  }

  /**
   * One of them.
   *
   * @throws ApiException 404 for none, and for another province's
   */
  public Uni<FilingRevocation> one(UUID id, Caller caller) {
    return Panache.withSession(
        () -> revocations.find(id).map(found -> requireVisible(caller, found)));
  }

  static FilingRevocation requireVisible(Caller caller, @Nullable FilingRevocation revocation) {
    if (revocation == null || !caller.provinces().contains(revocation.province())) {
      throw ApiException.notFound();
    }
    return revocation;
  }
}
