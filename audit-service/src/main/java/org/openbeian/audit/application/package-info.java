/** Keeping events, reading the trail, verifying it. */
@NullMarked
package org.openbeian.audit.application;

import org.jspecify.annotations.NullMarked;
