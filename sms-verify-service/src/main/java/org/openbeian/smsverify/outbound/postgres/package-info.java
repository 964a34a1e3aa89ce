/** Where verifications and the codes on their way are kept. */
@NullMarked
package org.openbeian.smsverify.outbound.postgres;

import org.jspecify.annotations.NullMarked;
