/** The stories that {@code ./beian demo} tells. */
@NullMarked
package org.openbeian.sandbox.story;

import org.jspecify.annotations.NullMarked;
