/** Where all time comes from: the system's clock, or the sandbox's, which can be moved. */
@NullMarked
package org.openbeian.platform.clock;

import org.jspecify.annotations.NullMarked;
