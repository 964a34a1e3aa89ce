package org.openbeian.contracts;

/** 证件类型, with the field's numeric ids (exchange document §12.2). */
public enum CertificateType {
  BUSINESS_LICENCE(1, "营业执照"),
  RESIDENT_ID_CARD(2, "居民身份证"),
  PUBLIC_INSTITUTION_CERTIFICATE(4, "事业单位法人证书"),
  UNIT_CODE(5, "部队代号"),
  SOCIAL_ORGANIZATION_CERTIFICATE(6, "社会团体法人登记证书"),
  PASSPORT(7, "护照"),
  TAIWAN_TRAVEL_PERMIT(11, "台湾居民来往大陆通行证"),
  GOVERNMENT_CREDIT_CODE_CERTIFICATE(13, "统一社会信用代码证书"),
  HONG_KONG_MACAU_TRAVEL_PERMIT(14, "港澳居民来往内地通行证"),
  PRIVATE_NON_ENTERPRISE_CERTIFICATE(17, "民办非企业单位登记证书"),
  FOUNDATION_CERTIFICATE(19, "基金会法人登记证书"),
  LAW_FIRM_LICENCE(21, "律师事务所执业许可证"),
  PERMANENT_RESIDENCE_CARD(30, "外国人永久居留身份证"),
  HONG_KONG_MACAU_RESIDENCE_PERMIT(41, "港澳居民居住证"),
  TAIWAN_RESIDENCE_PERMIT(42, "台湾居民居住证");

  private final int id;
  private final String chinese;

  CertificateType(int id, String chinese) {
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
