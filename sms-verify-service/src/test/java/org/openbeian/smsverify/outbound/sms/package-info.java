/** How the gateway's HTTP answers are understood. */
@NullMarked
package org.openbeian.smsverify.outbound.sms;

import org.jspecify.annotations.NullMarked;
