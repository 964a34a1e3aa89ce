/** The operator's SMS gateway by its HTTP protocol. */
@NullMarked
package org.openbeian.smsverify.outbound.sms;

import org.jspecify.annotations.NullMarked;
