/** What an application is made of, as its reviewers see it, and how two rounds of it differ. */
@NullMarked
package org.openbeian.review.domain.comparison;

import org.jspecify.annotations.NullMarked;
