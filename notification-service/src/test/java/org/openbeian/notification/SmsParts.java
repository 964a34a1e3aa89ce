package org.openbeian.notification;

/**
 * How many messages a text takes: 160 characters of GSM 03.38 or 70 of UCS-2 in one, 153 or 67 in
 * each of several. A gateway's signature is not counted.
 */
public record SmsParts(int characters, int parts) {

  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  public static SmsParts of(String text) {
    boolean gsm = text.chars().allMatch(each -> GSM.indexOf(each) >= 0);
    int one = gsm ? 160 : 70;
    int each = gsm ? 153 : 67;
    int length = text.length();
    return new SmsParts(length, length <= one ? 1 : (length + each - 1) / each);
  }
}
