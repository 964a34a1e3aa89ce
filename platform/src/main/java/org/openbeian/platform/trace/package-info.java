/** The trace context that requests and events carry on. */
@NullMarked
package org.openbeian.platform.trace;

import org.jspecify.annotations.NullMarked;
