/** What filings are checked against, as data: provinces, words, kinds of content. */
@NullMarked
package org.openbeian.order.domain.rulebook;

import org.jspecify.annotations.NullMarked;
