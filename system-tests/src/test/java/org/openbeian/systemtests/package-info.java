/** Whole filings against the real jars, with virtual time, crashes and outages. */
@NullMarked
package org.openbeian.systemtests;

import org.jspecify.annotations.NullMarked;
