/** What every REST API shares: problems, pages, entity tags, idempotency keys. */
@NullMarked
package org.openbeian.platform.api;

import org.jspecify.annotations.NullMarked;
