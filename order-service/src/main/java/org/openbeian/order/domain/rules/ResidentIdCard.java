package org.openbeian.order.domain.rules;

import cn.hutool.core.util.IdcardUtil;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.openbeian.contracts.CertificateType;

/** A resident's ID number has 18 characters, a birthday of the past and a valid last character. */
@Rule(value = "R-SUBJ-3", source = "S1 2")
class ResidentIdCard implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var certificate : checked.certificates()) {
      String number = certificate.part().number();
      if (number != null
          && certificate.part().type() == CertificateType.RESIDENT_ID_CARD
          && !isValid(number, checked.today())) {
        findings.add(certificate.field("number"), "RESIDENT_ID_INVALID");
      }
    }
  }

  /** The length comes first: the library also knows the numbers of 15 digits, long void. */
  private static boolean isValid(String number, LocalDate today) {
    return number.matches("[1-9]\\d{16}[\\dX]")
        && IdcardUtil.isValidCard18(number, false)
        && !LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE)
            .isAfter(today);
  }
}
