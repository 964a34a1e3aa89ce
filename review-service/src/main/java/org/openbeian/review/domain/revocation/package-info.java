/** The bureau takes back what it granted, pure. */
@NullMarked
package org.openbeian.review.domain.revocation;

import org.jspecify.annotations.NullMarked;
