/** Which type of filing a wish is (R-TYPE-1), or why it is none (R-TYPE-2, R-TYPE-4). */
@NullMarked
package org.openbeian.order.domain.detection;

import org.jspecify.annotations.NullMarked;
