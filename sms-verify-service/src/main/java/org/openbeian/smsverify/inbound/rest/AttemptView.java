package org.openbeian.smsverify.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a right entry is answered (R-SMS-7). */
record AttemptView(
    State state,
    @Schema(description = "For the person, zh-CN or en", examples = "核验成功，备案订单将提交管局审核。")
        String message) {

  /** What there is left to do. */
  @Schema(name = "AttemptState")
  enum State {
    /** Nothing: all numbers are verified. */
    VERIFIED,
    /** Another person's number. */
    WAITING_FOR_OTHERS
  }
}
