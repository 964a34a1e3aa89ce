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
