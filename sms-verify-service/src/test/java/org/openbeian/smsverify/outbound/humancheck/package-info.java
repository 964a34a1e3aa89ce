/** The human check without a server. */
@NullMarked
package org.openbeian.smsverify.outbound.humancheck;

import org.jspecify.annotations.NullMarked;
