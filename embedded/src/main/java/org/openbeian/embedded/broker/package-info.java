/** What runs inside the Kafka broker's own process. */
@NullMarked
package org.openbeian.embedded.broker;

import org.jspecify.annotations.NullMarked;
