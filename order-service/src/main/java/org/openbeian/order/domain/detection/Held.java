package org.openbeian.order.domain.detection;

/** Where the subject's record is held. */
public enum Held {
  /** 本接入商: with us. */
  HERE,
  /** 其他接入商: with another access provider, or with none any more. */
  ELSEWHERE,
  /** 未备案: there is none. */
  NONE
}
