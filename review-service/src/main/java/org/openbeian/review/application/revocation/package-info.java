/** Two officers take back what the bureau granted (R-PERM-2). */
@NullMarked
package org.openbeian.review.application.revocation;

import org.jspecify.annotations.NullMarked;
