package org.openbeian.order.domain.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mainland phone numbers (R-SUBJ-6). */
public final class Phones {

  private static final Pattern MOBILE = Pattern.compile("1\\d{10}");
  private static final Pattern LANDLINE =
      Pattern.compile("086-(?<area>0\\d{2,3})-(?<number>\\d{7,8})(-\\d{1,6})?");

  /** What is known of a number of no known place. */
  private static final String COUNTRY = "中国";

  private Phones() {}

  /**
   * A mobile number without blanks, hyphens and the country's prefix; other texts as they are, but
   * for wide digits and signs.
   */
  public static String normalised(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    String digits = plain.replaceAll("[ -]", "").replaceFirst("^(\\+|00)86", "");
    return MOBILE.matcher(digits).matches() ? digits : plain;
  }

  public static boolean isMobile(String text) {
    return MOBILE.matcher(text).matches() && isOfType(text, PhoneNumberType.MOBILE);
  }

  public static boolean isLandline(String text) {
    var landline = LANDLINE.matcher(text);
    return landline.matches()
        && isOfType(landline.group("area") + landline.group("number"), PhoneNumberType.FIXED_LINE);
  }

  /**
   * Whether a mobile number was given out in a province, by its first digits. The first time loads
   * what is known, which is not made for many threads at once.
   *
   * @param province its name without its kind, such as 浙江
   * @return empty when nobody knows those digits
   */
  public static synchronized Optional<Boolean> isOfProvince(String mobile, String province) {
    try {
      String place =
          PhoneNumberOfflineGeocoder.getInstance()
              .getDescriptionForNumber(
                  PhoneNumberUtil.getInstance().parse(mobile, "CN"), Locale.SIMPLIFIED_CHINESE);
      return place.isEmpty() || COUNTRY.equals(place)
          ? Optional.empty()
          : Optional.of(place.startsWith(province));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
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
