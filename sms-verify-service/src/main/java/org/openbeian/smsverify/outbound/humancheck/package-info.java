/** How people are told from programs. */
@NullMarked
package org.openbeian.smsverify.outbound.humancheck;

import org.jspecify.annotations.NullMarked;
