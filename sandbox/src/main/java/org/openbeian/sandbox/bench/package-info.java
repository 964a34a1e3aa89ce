/** The measurements of {@code ./beian bench}. */
@NullMarked
package org.openbeian.sandbox.bench;

import org.jspecify.annotations.NullMarked;
