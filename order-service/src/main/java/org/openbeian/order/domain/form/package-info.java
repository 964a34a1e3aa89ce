/** What a filer enters: plain while it is checked, sealed while it is kept. */
@NullMarked
package org.openbeian.order.domain.form;

import org.jspecify.annotations.NullMarked;
