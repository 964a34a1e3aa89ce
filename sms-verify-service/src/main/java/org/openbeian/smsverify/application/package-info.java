/** What the service does, one use case per class, and the port to the SMS gateway. */
@NullMarked
package org.openbeian.smsverify.application;

import org.jspecify.annotations.NullMarked;
