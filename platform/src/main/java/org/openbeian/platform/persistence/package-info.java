/** How documents are kept in the database. */
@NullMarked
package org.openbeian.platform.persistence;

import org.jspecify.annotations.NullMarked;
