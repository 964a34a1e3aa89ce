package org.openbeian.order.domain;

import java.util.Set;

/** The provinces whose bureaus decide on filings, by their GB/T 2260 codes. */
public final class Provinces {

  /** All of them. */
  public static final Set<String> CODES =
      Set.of(
          "110000", "120000", "130000", "140000", "150000", "210000", "220000", "230000", "310000",
          "320000", "330000", "340000", "350000", "360000", "370000", "410000", "420000", "430000",
          "440000", "450000", "460000", "500000", "510000", "520000", "530000", "540000", "610000",
          "620000", "630000", "640000", "650000");

  private Provinces() {}

  public static boolean isKnown(String code) {
    return CODES.contains(code);
  }
}
