/** Sealing, indexing and masking of personal data. */
@NullMarked
package org.openbeian.platform.pii;

import org.jspecify.annotations.NullMarked;
