/** Webhooks: an account's own endpoints, where they may lead, and how what they get is signed. */
@NullMarked
package org.openbeian.notification.domain.webhook;

import org.jspecify.annotations.NullMarked;
