/** Registries of domains by RDAP (docs/domain-checks.md). */
@NullMarked
package org.openbeian.order.outbound.rdap;

import org.jspecify.annotations.NullMarked;
