/** The end of the 24 hours (R-SMS-3). */
@NullMarked
package org.openbeian.smsverify.inbound.deadline;

import org.jspecify.annotations.NullMarked;
