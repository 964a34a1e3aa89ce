package org.openbeian.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The provinces whose bureaus grant filings, with the short names of their filing numbers (exchange
 * document §12.5).
 */
public enum Province {
  BEIJING("110000", "京", "北京"),
  TIANJIN("120000", "津", "天津"),
  HEBEI("130000", "冀", "河北"),
  SHANXI("140000", "晋", "山西"),
  INNER_MONGOLIA("150000", "蒙", "内蒙古"),
  LIAONING("210000", "辽", "辽宁"),
  JILIN("220000", "吉", "吉林"),
  HEILONGJIANG("230000", "黑", "黑龙江"),
  SHANGHAI("310000", "沪", "上海"),
  JIANGSU("320000", "苏", "江苏"),
  ZHEJIANG("330000", "浙", "浙江"),
  ANHUI("340000", "皖", "安徽"),
  FUJIAN("350000", "闽", "福建"),
  JIANGXI("360000", "赣", "江西"),
  SHANDONG("370000", "鲁", "山东"),
  HENAN("410000", "豫", "河南"),
  HUBEI("420000", "鄂", "湖北"),
  HUNAN("430000", "湘", "湖南"),
  GUANGDONG("440000", "粤", "广东"),
  GUANGXI("450000", "桂", "广西"),
  HAINAN("460000", "琼", "海南"),
  CHONGQING("500000", "渝", "重庆"),
  SICHUAN("510000", "蜀", "四川"),
  GUIZHOU("520000", "黔", "贵州"),
  YUNNAN("530000", "滇", "云南"),
  TIBET("540000", "藏", "西藏"),
  SHAANXI("610000", "陕", "陕西"),
  GANSU("620000", "陇", "甘肃"),
  QINGHAI("630000", "青", "青海"),
  NINGXIA("640000", "宁", "宁夏"),
  XINJIANG("650000", "新", "新疆");

  private static final Map<String, Province> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Province::code, Function.identity()));

  private final String code;
  private final String shortName;
  private final String chinese;

  Province(String code, String shortName, String chinese) {
    this.code = code;
    this.shortName = shortName;
    this.chinese = chinese;
  }

  /** Whether a bureau has this GB/T 2260 code. */
  public static boolean isKnown(String code) {
    return BY_CODE.containsKey(code);
  }

  /** The codes of all of them. */
  public static Set<String> codes() {
    return BY_CODE.keySet();
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

  public String chinese() {
    return chinese;
  }
}
