package org.openbeian.review.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The provinces whose bureaus grant filings, with the short names of their filing numbers. */
public enum Province {
  BEIJING("110000", "京"),
  TIANJIN("120000", "津"),
  HEBEI("130000", "冀"),
  SHANXI("140000", "晋"),
  INNER_MONGOLIA("150000", "蒙"),
  LIAONING("210000", "辽"),
  JILIN("220000", "吉"),
  HEILONGJIANG("230000", "黑"),
  SHANGHAI("310000", "沪"),
  JIANGSU("320000", "苏"),
  ZHEJIANG("330000", "浙"),
  ANHUI("340000", "皖"),
  FUJIAN("350000", "闽"),
  JIANGXI("360000", "赣"),
  SHANDONG("370000", "鲁"),
  HENAN("410000", "豫"),
  HUBEI("420000", "鄂"),
  HUNAN("430000", "湘"),
  GUANGDONG("440000", "粤"),
  GUANGXI("450000", "桂"),
  HAINAN("460000", "琼"),
  CHONGQING("500000", "渝"),
  SICHUAN("510000", "蜀"),
  GUIZHOU("520000", "黔"),
  YUNNAN("530000", "滇"),
  TIBET("540000", "藏"),
  SHAANXI("610000", "陕"),
  GANSU("620000", "陇"),
  QINGHAI("630000", "青"),
  NINGXIA("640000", "宁"),
  XINJIANG("650000", "新");

  private static final Map<String, Province> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Province::code, Function.identity()));

  private final String code;
  private final String shortName;

  Province(String code, String shortName) {
    this.code = code;
    this.shortName = shortName;
  }

  /**
   * The province of a GB/T 2260 code.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Province of(String code) {
    Province province = BY_CODE.get(code);
    if (province == null) {
      throw new IllegalArgumentException("no province with a bureau of its own: " + code);
    }
    return province;
  }

  /** GB/T 2260. */
  public String code() {
    return code;
  }

  /** As filing numbers begin. */
  public String shortName() {
    return shortName;
  }
}
