/** What sms-verify-service publishes: how the principals' phones were verified (domain §4). */
@NullMarked
package org.openbeian.contracts.smsverify;

import org.jspecify.annotations.NullMarked;
