package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;

/**
 * How it stands with the subject that is to take services in; everything runs in the caller's
 * session.
 */
@ApplicationScoped
public class Receivers {

  /** The key of a subject's certificate; null when there is none, or no subject. */
  public Uni<@Nullable String> certificateKey(String subjectNumber) {
    return Sql.value(
        String.class,
        "select certificate_key from filing_subject where number = $1",
        subjectNumber);
  }

  /**
   * Whether the certificate's subject is on record, whosever.
   *
   * @param certificateKey null for none
   */
  public Uni<Boolean> isOnRecord(@Nullable String certificateKey) {
    return Sql.value(
        Boolean.class,
        "select exists (select from filing_subject where certificate_key = $1"
            + " and status not in ('DEREGISTERED', 'REVOKED'))",
        certificateKey);
  }

  /**
   * Whether another order names the certificate.
   *
   * @param certificateKey null for none
   */
  public Uni<Boolean> isInOtherOrder(@Nullable String certificateKey, OrderId besides) {
    return Sql.value(
        Boolean.class,
        "select exists (select from orders where subject_key = $1 and id <> $2 and in_progress)",
        certificateKey,
        besides.value());
  }
}
