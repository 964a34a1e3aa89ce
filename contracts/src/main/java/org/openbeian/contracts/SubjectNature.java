package org.openbeian.contracts;

/** 单位性质, with the field's numeric ids (exchange document §12.1). */
public enum SubjectNature {
  MILITARY(1, "国防机构"),
  GOVERNMENT(2, "政府机关"),
  PUBLIC_INSTITUTION(3, "事业单位"),
  ENTERPRISE(4, "企业"),
  PERSONAL(5, "个人"),
  SOCIAL_ORGANIZATION(6, "社会团体"),
  PRIVATE_NON_ENTERPRISE(9, "民办非企业单位"),
  FOUNDATION(10, "基金会"),
  LAW_FIRM(11, "律师执业机构");

  private final int id;
  private final String chinese;

  SubjectNature(int id, String chinese) {
    this.id = id;
    this.chinese = chinese;
  }

  /** The field's numeric id. */
  public int id() {
    return id;
  }

  public String chinese() {
    return chinese;
  }
}
