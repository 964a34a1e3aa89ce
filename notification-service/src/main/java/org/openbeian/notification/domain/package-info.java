/** Notices, what they are about, and the catalogue of who is told what. */
@NullMarked
package org.openbeian.notification.domain;

import org.jspecify.annotations.NullMarked;
