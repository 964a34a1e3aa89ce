/** Notices by SMS, over the gateway's HTTP protocol. */
@NullMarked
package org.openbeian.notification.outbound.sms;

import org.jspecify.annotations.NullMarked;
