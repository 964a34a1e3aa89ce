/** Waits as rows: armed in the transaction that starts the wait, fired when due. */
@NullMarked
package org.openbeian.platform.deadlines;

import org.jspecify.annotations.NullMarked;
