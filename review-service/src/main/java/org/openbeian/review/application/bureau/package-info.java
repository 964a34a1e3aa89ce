/** The bureau as a port: what it is told, what it says, and who gives numbers. */
@NullMarked
package org.openbeian.review.application.bureau;

import org.jspecify.annotations.NullMarked;
