package org.openbeian.review.domain.bureau;

import java.util.Arrays;
import java.util.Optional;

/** The field's code tables. */
public enum CodeTable {
  /** 单位性质 */
  NATURES("natures", "单位性质", "natures of subjects, with their certificates"),
  /** 证件类型 */
  CERTIFICATES("certificates", "证件类型", "types of certificates"),
  /** 服务内容 */
  CONTENT("content", "网站服务内容", "what websites offer"),
  /** 前置审批 */
  PRE_APPROVALS("pre-approvals", "前置或专项审批内容类型", "kinds of pre-approval"),
  /** 网站语言 */
  LANGUAGES("languages", "网站语言", "languages of services"),
  /** 接入方式 */
  ACCESS_MODES("access-modes", "网站接入方式", "modes of access"),
  /** 省份 */
  PROVINCES("provinces", "省、自治区、直辖市", "provinces, with their short names"),
  /** 结果代码 */
  RESULT_CODES("result-codes", "处理结果代码", "result codes of filings"),
  /** 互联网信息服务类型 */
  SERVICE_KINDS("service-kinds", "互联网信息服务类型", "kinds of services");

  private final String path;
  private final String chinese;
  private final String english;

  CodeTable(String path, String chinese, String english) {
    this.path = path;
    this.chinese = chinese;
    this.english = english;
  }

  /** The table that the API knows by a name; empty when there is none. */
  public static Optional<CodeTable> named(String path) {
    return Arrays.stream(values()).filter(table -> table.path.equals(path)).findAny();
  }

  /** By which the API knows it. */
  public String path() {
    return path;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
