/** What reviewers check before a pass, and what they found. */
@NullMarked
package org.openbeian.review.domain.checklist;

import org.jspecify.annotations.NullMarked;
