/** Every event of every topic comes in here. */
@NullMarked
package org.openbeian.audit.inbound.kafka;

import org.jspecify.annotations.NullMarked;
