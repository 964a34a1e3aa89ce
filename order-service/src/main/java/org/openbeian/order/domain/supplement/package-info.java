/** What reviewers want of filers before a pass (R-FLOW-3). */
@NullMarked
package org.openbeian.order.domain.supplement;

import org.jspecify.annotations.NullMarked;
