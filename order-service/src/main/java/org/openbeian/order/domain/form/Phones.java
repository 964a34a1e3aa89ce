package org.openbeian.order.domain.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.regex.Pattern;

/** Mainland phone numbers (R-SUBJ-6). */
public final class Phones {

  private static final Pattern MOBILE = Pattern.compile("1\\d{10}");
  private static final Pattern LANDLINE =
      Pattern.compile("086-(?<area>0\\d{2,3})-(?<number>\\d{7,8})(-\\d{1,6})?");

  private Phones() {}

  /** A mobile number without blanks, hyphens and the country's prefix; other texts as they are. */
  public static String normalised(String text) {
    String digits = text.strip().replaceAll("[ -]", "").replaceFirst("^(\\+|00)86", "");
    return MOBILE.matcher(digits).matches() ? digits : text.strip();
  }

  public static boolean isMobile(String text) {
    return MOBILE.matcher(text).matches() && isOfType(text, PhoneNumberType.MOBILE);
  }

  public static boolean isLandline(String text) {
    var landline = LANDLINE.matcher(text);
    return landline.matches()
        && isOfType(landline.group("area") + landline.group("number"), PhoneNumberType.FIXED_LINE);
  }

  private static boolean isOfType(String number, PhoneNumberType type) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      var parsed = numbers.parse(number, "CN");
      return numbers.isValidNumberForRegion(parsed, "CN") && numbers.getNumberType(parsed) == type;
    } catch (NumberParseException e) {
      return false;
    }
  }
}
