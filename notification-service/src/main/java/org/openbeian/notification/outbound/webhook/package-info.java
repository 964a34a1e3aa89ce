/** Webhooks over HTTPS, at addresses that we have looked up and checked ourselves. */
@NullMarked
package org.openbeian.notification.outbound.webhook;

import org.jspecify.annotations.NullMarked;
