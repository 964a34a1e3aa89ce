/** Events arrive through here: each has one effect, however often it is delivered. */
@NullMarked
package org.openbeian.platform.inbox;

import org.jspecify.annotations.NullMarked;
