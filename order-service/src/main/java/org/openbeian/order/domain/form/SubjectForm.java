package org.openbeian.order.domain.form;

import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SubjectNature;

/**
 * The subject (主办单位) as far as filled in.
 *
 * @param <T> what personal data is here: {@code String} while it is checked, {@code Sealed} where
 *     it is kept
 */
public record SubjectForm<T>(
    @Nullable SubjectNature nature,
    @Nullable String name,
    @Nullable CertificateForm<T> certificate,
    @Nullable T communicationAddress,
    @Nullable String remark,
    @Nullable PrincipalForm<T> principal,
    @Nullable T investor) {

  /** The same form with its personal data turned into something else. */
  public <R> SubjectForm<R> map(LeafMapper<T, R> mapper) {
    return new SubjectForm<>(
        nature,
        name,
        certificate == null ? null : certificate.map("certificate", mapper),
        mapper.mapNullable("communicationAddress", Leaf.ADDRESS, communicationAddress),
        remark,
        principal == null ? null : principal.map("principal", mapper),
        mapper.mapNullable("investor", Leaf.NAME, investor));
  }

  /** The same form with the nature that its order fixed. */
  public SubjectForm<T> of(SubjectNature fixed) {
    return new SubjectForm<>(
        fixed, name, certificate, communicationAddress, remark, principal, investor);
  }

  /** The same form with the other's certificate number, if it has none itself. */
  public SubjectForm<T> identifiedAs(SubjectForm<T> other) {
    CertificateForm<T> known = other.certificate();
    if (known == null || certificate != null && certificate.number() != null) {
      return this;
    }
    CertificateForm<T> numbered =
        certificate == null
            ? new CertificateForm<>(known.type(), known.number(), null, null, null)
            : certificate.numbered(known.number());
    return new SubjectForm<>(
        nature, name, numbered, communicationAddress, remark, principal, investor);
  }

  /** The same form with another principal. */
  public SubjectForm<T> ledBy(@Nullable PrincipalForm<T> other) {
    return new SubjectForm<>(
        nature, name, certificate, communicationAddress, remark, other, investor);
  }

  /** A form of which only the principal is filled in. */
  public static <T> SubjectForm<T> onlyOf(PrincipalForm<T> principal) {
    return new SubjectForm<>(null, null, null, null, null, principal, null);
  }

  /** The same form under another name. */
  public SubjectForm<T> named(@Nullable String otherName) {
    return new SubjectForm<>(
        nature, otherName, certificate, communicationAddress, remark, principal, investor);
  }
}
