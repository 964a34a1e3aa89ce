/** What is read off pictures of certificates. */
@NullMarked
package org.openbeian.order.domain.recognition;

import org.jspecify.annotations.NullMarked;
