package org.openbeian.order.domain;

import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.SubjectNature;

/**
 * Who shall have what an order hands over.
 *
 * @param subjectNumber of the account's subject on record that takes migrated services in; null for
 *     a new one, and where the subject itself is handed over
 * @param newSubject the subject that is new with the order; null for one on record
 */
public record Target(
    AccountId account, @Nullable String subjectNumber, @Nullable NewSubject newSubject) {

  /** What is fixed of a new subject (R-FLOW-9); its filer says the rest. */
  public record NewSubject(SubjectNature nature, CertificateType certificateType) {}

  public Target {
    if (subjectNumber != null && newSubject != null) {
      throw new IllegalArgumentException("a subject is on record or new");
    }
  }

  /** The account alone: the subject itself is handed to it. */
  public static Target of(AccountId account) {
    return new Target(account, null, null);
  }

  /** Whether it names a subject that takes services in. */
  public boolean namesSubject() {
    return subjectNumber != null || newSubject != null;
  }
}
