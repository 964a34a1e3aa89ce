package org.openbeian.order.domain.detection;

/** Why a wish can't be filed; the names are keys of message and remedy. */
public enum Refusal {
  ACCOUNT_HOLDS_ANOTHER_SUBJECT("R-TYPE-4"),
  CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT("R-TYPE-2"),
  CERTIFICATE_HAS_ORDER("R-TYPE-2"),
  SERVICE_FILED_HERE("R-TYPE-2"),
  DOMAIN_HAS_ORDER("R-TYPE-2"),
  DOMAIN_OF_ANOTHER_SUBJECT("R-TYPE-1");

  private final String rule;

  Refusal(String rule) {
    this.rule = rule;
  }

  /** The ID of the rule of the domain that refuses. */
  public String rule() {
    return rule;
  }
}
