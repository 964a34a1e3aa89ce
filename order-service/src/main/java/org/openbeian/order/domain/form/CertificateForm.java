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

  /** The same form where what is left out is as in another one, of the dates both or none. */
  CertificateForm<T> filledFrom(CertificateForm<T> known) {
    boolean dated = validFrom != null || validUntil != null;
    return new CertificateForm<>(
        type == null ? known.type : type,
        number == null ? known.number : number,
        address == null ? known.address : address,
        dated ? validFrom : known.validFrom,
        dated ? validUntil : known.validUntil);
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
