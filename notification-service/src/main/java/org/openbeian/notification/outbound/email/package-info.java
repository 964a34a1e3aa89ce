/** Notices by e-mail, over SMTP. */
@NullMarked
package org.openbeian.notification.outbound.email;

import org.jspecify.annotations.NullMarked;
