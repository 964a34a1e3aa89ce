package org.openbeian.order.domain.form;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;

/**
 * A certificate as far as it is filled in.
 *
 * @param validUntil null when it says 长期 or has no end
 */
public record CertificateForm<T>(
    @Nullable CertificateType type,
    @Nullable T number,
    @Nullable T address,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil) {

  /** The same form with another number. */
  CertificateForm<T> numbered(@Nullable T otherNumber) {
    return new CertificateForm<>(type, otherNumber, address, validFrom, validUntil);
  }

  <R> CertificateForm<R> map(String path, LeafMapper<T, R> mapper) {
    return new CertificateForm<>(
        type,
        mapper.mapNullable(path + ".number", Leaf.CERTIFICATE_NUMBER, number),
        mapper.mapNullable(path + ".address", Leaf.ADDRESS, address),
        validFrom,
        validUntil);
  }
}
