/** What registries of domains and the DNS say, and what the ministry and the provinces demand. */
@NullMarked
package org.openbeian.order.domain.registration;

import org.jspecify.annotations.NullMarked;
