/** Pushing notices to webhooks, and what their accounts do with them. */
@NullMarked
package org.openbeian.notification.application.webhook;

import org.jspecify.annotations.NullMarked;
