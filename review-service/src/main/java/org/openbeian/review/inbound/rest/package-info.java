/** The REST API of reviewers and bureau officers. */
@NullMarked
package org.openbeian.review.inbound.rest;

import org.jspecify.annotations.NullMarked;
