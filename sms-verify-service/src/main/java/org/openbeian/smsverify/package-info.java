/** Verification of the principals' phones by one-time codes (domain §4). */
@NullMarked
package org.openbeian.smsverify;

import org.jspecify.annotations.NullMarked;
