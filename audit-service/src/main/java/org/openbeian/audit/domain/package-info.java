/** The trail: entries, the hash that chains them, and what a broken chain looks like. */
@NullMarked
package org.openbeian.audit.domain;

import org.jspecify.annotations.NullMarked;
