/** Who is calling, and what was signed for whom. */
@NullMarked
package org.openbeian.platform.security;

import org.jspecify.annotations.NullMarked;
