/** What operators may replace: bundled files, and theirs. */
@NullMarked
package org.openbeian.review.outbound.files;

import org.jspecify.annotations.NullMarked;
