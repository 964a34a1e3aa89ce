/** The reviewers' tasks and the bureau's cases. */
@NullMarked
package org.openbeian.review;

import org.jspecify.annotations.NullMarked;
