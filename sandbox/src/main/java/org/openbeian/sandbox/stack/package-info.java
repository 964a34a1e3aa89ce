/** Starts, watches and stops the whole local stack as processes of this machine. */
@NullMarked
package org.openbeian.sandbox.stack;

import org.jspecify.annotations.NullMarked;
