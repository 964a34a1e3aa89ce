package org.openbeian.review.domain.bureau;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.review.domain.FilingNumbers;

/** Something that the bureau says of a case. Facts come in any order, late and more than once. */
public sealed interface BureauFact {

  /** The longest number that is kept; what is beyond is cut off. */
  int LONGEST_NUMBER = 128;

  /** What sort of fact it is. */
  FactKind kind();

  /** Its checks of form refused what was reported; nobody has judged the filing itself. */
  record FormRefused(List<BureauReason> reasons) implements BureauFact {
    @Override
    public FactKind kind() {
      return FactKind.FORM_REFUSED;
    }
  }

  /**
   * What its officers think of the filing.
   *
   * @param reasons of a refusal; empty for an approval
   */
  record Opinion(boolean approved, List<BureauReason> reasons) implements BureauFact {

    /** It approves. */
    public static Opinion approving() {
      return new Opinion(true, List.of());
    }

    /** It refuses. */
    public static Opinion refusing(List<BureauReason> reasons) {
      return new Opinion(false, reasons);
    }

    @Override
    public FactKind kind() {
      return FactKind.OPINION;
    }
  }

  /** The numbers that it assigned to the subject and its services. */
  record NumbersAssigned(FilingNumbers numbers) implements BureauFact {

    /** Takes what a source said: it comes from outside and is cleaned, then judged. */
    public NumbersAssigned {
      numbers =
          new FilingNumbers(
              clean(numbers.subject()),
              numbers.services().stream()
                  .map(each -> new ServiceNumber(each.serviceNo(), clean(each.number())))
                  .toList());
    }

    private static String clean(String number) {
      String clean = number.replaceAll("\\p{Cntrl}", "").strip();
      return clean.substring(0, Math.min(clean.length(), LONGEST_NUMBER));
    }

    @Override
    public FactKind kind() {
      return FactKind.NUMBERS_ASSIGNED;
    }
  }

  /** Whether it speaks against the filing. */
  default boolean refuses() {
    return this instanceof FormRefused || this instanceof Opinion opinion && !opinion.approved();
  }

  /** Whether it is an approving opinion. */
  default boolean approves() {
    return this instanceof Opinion opinion && opinion.approved();
  }

  /** Of a refusal; empty for any other. */
  default List<BureauReason> refusal() {
    if (this instanceof FormRefused form) {
      return form.reasons();
    }
    return this instanceof Opinion opinion && !opinion.approved() ? opinion.reasons() : List.of();
  }

  /** The numbers that it assigns; null for any other. */
  default @Nullable FilingNumbers assigned() {
    return this instanceof NumbersAssigned given ? given.numbers() : null;
  }
}
