/** What review-service publishes: the reviewers' and the bureau's decisions. */
@NullMarked
package org.openbeian.contracts.review;

import org.jspecify.annotations.NullMarked;
