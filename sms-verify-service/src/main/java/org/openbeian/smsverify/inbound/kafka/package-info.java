/** What orders tell this service. */
@NullMarked
package org.openbeian.smsverify.inbound.kafka;

import org.jspecify.annotations.NullMarked;
