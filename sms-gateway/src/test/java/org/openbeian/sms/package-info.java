/** Tests of the way to phones. */
@NullMarked
package org.openbeian.sms;

import org.jspecify.annotations.NullMarked;
