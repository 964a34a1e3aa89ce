/** Who is calling. */
@NullMarked
package org.openbeian.platform.security;

import org.jspecify.annotations.NullMarked;
