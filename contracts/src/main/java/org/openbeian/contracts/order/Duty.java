package org.openbeian.contracts.order;

/** What a filer has to do once a service is on record (R-POST-1, R-POST-2). */
public enum Duty {
  /** 网站底部标明备案号: the number at the foot of the site, linked to the ministry's page. */
  FOOTER_NUMBER,
  /** 公安联网备案 */
  PUBLIC_SECURITY_FILING,
  /** 版权所有: the subject's name at the foot of the site. */
  COPYRIGHT_LINE,
  /** 经营性ICP许可证: of a service that sells. */
  COMMERCIAL_LICENCE
}
