/** Files of materials in a store that speaks S3. */
@NullMarked
package org.openbeian.order.outbound.s3;

import org.jspecify.annotations.NullMarked;
