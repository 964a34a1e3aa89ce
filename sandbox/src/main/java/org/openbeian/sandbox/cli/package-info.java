/** The command line of {@code ./beian}. */
@NullMarked
package org.openbeian.sandbox.cli;

import org.jspecify.annotations.NullMarked;
