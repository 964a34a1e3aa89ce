/** How documents are kept in the database, and how it is asked in its own words. */
@NullMarked
package org.openbeian.platform.persistence;

import org.jspecify.annotations.NullMarked;
