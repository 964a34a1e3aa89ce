/** The one way to run a transaction. */
@NullMarked
package org.openbeian.platform.transaction;

import org.jspecify.annotations.NullMarked;
