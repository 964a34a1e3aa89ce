/**
 * Everything beyond our services, in one process: phones, mailboxes, identities, the clock, the
 * gateway.
 */
@NullMarked
package org.openbeian.sandbox.outside;

import org.jspecify.annotations.NullMarked;
