/** Tests of the service as others see it: events in, REST, texts on phones, events out. */
@NullMarked
package org.openbeian.smsverify;

import org.jspecify.annotations.NullMarked;
