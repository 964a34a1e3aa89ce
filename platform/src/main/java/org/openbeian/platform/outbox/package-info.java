/**
 * Events leave through here: written in the transaction that caused them, relayed to Kafka
 * afterwards.
 */
@NullMarked
package org.openbeian.platform.outbox;

import org.jspecify.annotations.NullMarked;
