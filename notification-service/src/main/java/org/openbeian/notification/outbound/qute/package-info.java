/** The texts of notices, from templates. */
@NullMarked
package org.openbeian.notification.outbound.qute;

import org.jspecify.annotations.NullMarked;
