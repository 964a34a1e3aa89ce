/** Who reads certificates: a service over HTTP, or Tesseract (docs/materials.md). */
@NullMarked
package org.openbeian.order.outbound.recognition;

import org.jspecify.annotations.NullMarked;
