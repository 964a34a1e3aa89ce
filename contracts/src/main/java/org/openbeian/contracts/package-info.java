/**
 * What the services say to each other: typed ids, sealed values, event records and their wire form.
 */
@NullMarked
package org.openbeian.contracts;

import org.jspecify.annotations.NullMarked;
