package org.openbeian.order.domain.form;

import org.jspecify.annotations.Nullable;

/** A responsible person (负责人) as far as filled in. */
public record PrincipalForm<T>(
    @Nullable T name,
    boolean legalRepresentative,
    @Nullable CertificateForm<T> certificate,
    @Nullable T mobile,
    @Nullable T emergencyPhone,
    @Nullable T email,
    @Nullable T landline) {

  /** One of which nothing is filled in. */
  public static <T> PrincipalForm<T> empty() {
    return new PrincipalForm<>(null, false, null, null, null, null, null);
  }

  /**
   * The same form where what is left out is as known of the person; of the dates of the certificate
   * both or none, since one without an end has none.
   *
   * @param isLegalRepresentative null when that is left out too
   */
  public PrincipalForm<T> filledFrom(
      PrincipalForm<T> known, @Nullable Boolean isLegalRepresentative) {
    return new PrincipalForm<>(
        name == null ? known.name : name,
        isLegalRepresentative == null ? known.legalRepresentative : isLegalRepresentative,
        certificate == null || known.certificate == null
            ? known.certificate
            : certificate.filledFrom(known.certificate),
        mobile == null ? known.mobile : mobile,
        emergencyPhone == null ? known.emergencyPhone : emergencyPhone,
        email == null ? known.email : email,
        landline == null ? known.landline : landline);
  }

  <R> PrincipalForm<R> map(String path, LeafMapper<T, R> mapper) {
    return new PrincipalForm<>(
        mapper.mapNullable(path + ".name", Leaf.NAME, name),
        legalRepresentative,
        certificate == null ? null : certificate.map(path + ".certificate", mapper),
        mapper.mapNullable(path + ".mobile", Leaf.PHONE, mobile),
        mapper.mapNullable(path + ".emergencyPhone", Leaf.PHONE, emergencyPhone),
        mapper.mapNullable(path + ".email", Leaf.EMAIL, email),
        mapper.mapNullable(path + ".landline", Leaf.PHONE, landline));
  }
}
