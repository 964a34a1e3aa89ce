/** Data that is built in. */
@NullMarked
package org.openbeian.review.outbound.files;

import org.jspecify.annotations.NullMarked;
