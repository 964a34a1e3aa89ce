package org.openbeian.notification.inbound.rest;

import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.CurrentCaller;

/** Whose messages the caller reads: a filer the account's, a member of staff their own. */
@ApplicationScoped
class CallersMailbox {

  static final String FILER = "filer";
  private static final String VIEW = "beian:view";

  private final CurrentCaller caller;

  CallersMailbox(CurrentCaller caller) {
    this.caller = caller;
  }

  /** The caller's mailbox; 403 for a filer without beian:view (R-PERM-1). */
  Mailbox get() {
    Caller reader = caller.get();
    if (!reader.has(FILER)) {
      return new Mailbox(reader.account(), reader.subject());
    }
    reader.require(VIEW);
    return new Mailbox(reader.account(), null);
  }
}
