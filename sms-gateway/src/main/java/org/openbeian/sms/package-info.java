/** The way to phones: two gateways, which of them gets a message, and what they report of it. */
@NullMarked
package org.openbeian.sms;

import org.jspecify.annotations.NullMarked;
