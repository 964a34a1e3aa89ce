/** What operators need: parked events, and the sandbox's view of pending work. */
@NullMarked
package org.openbeian.platform.operations;

import org.jspecify.annotations.NullMarked;
