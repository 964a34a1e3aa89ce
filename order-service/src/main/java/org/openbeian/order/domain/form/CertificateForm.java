package org.openbeian.order.domain.form;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;

/**
 * A certificate as far as it is filled in.
 *
 * @param validUntil null when it says 长期 or has no end
 * @param identityNumber of a Hong Kong or Macau travel permit: the number of the identity card, as
 *     on its back, such as {@code A234567(8)}; null where nobody asks for it (R-SMS-8)
 */
public record CertificateForm<T>(
    @Nullable CertificateType type,
    @Nullable T number,
    @Nullable T address,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable T identityNumber) {

  /** One without the number of an identity card. */
  public CertificateForm(
      @Nullable CertificateType type,
      @Nullable T number,
      @Nullable T address,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil) {
    this(type, number, address, validFrom, validUntil, null);
  }

  /** The same form with another number. */
  CertificateForm<T> numbered(@Nullable T otherNumber) {
    return new CertificateForm<>(type, otherNumber, address, validFrom, validUntil, identityNumber);
  }

  /** The same form where what is left out is as in another one, of the dates both or none. */
  CertificateForm<T> filledFrom(CertificateForm<T> known) {
    boolean dated = validFrom != null || validUntil != null;
    return new CertificateForm<>(
        type == null ? known.type : type,
        number == null ? known.number : number,
        address == null ? known.address : address,
        dated ? validFrom : known.validFrom,
        dated ? validUntil : known.validUntil,
        identityNumber == null ? known.identityNumber : identityNumber);
  }

  <R> CertificateForm<R> map(String path, LeafMapper<T, R> mapper) {
    return new CertificateForm<>(
        type,
        mapper.mapNullable(path + ".number", Leaf.CERTIFICATE_NUMBER, number),
        mapper.mapNullable(path + ".address", Leaf.ADDRESS, address),
        validFrom,
        validUntil,
        mapper.mapNullable(path + ".identityNumber", Leaf.CERTIFICATE_NUMBER, identityNumber));
  }
}
