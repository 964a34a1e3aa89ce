/** Tests of what the web page shows when it can't be brought about from outside. */
@NullMarked
package org.openbeian.smsverify.inbound.web;

import org.jspecify.annotations.NullMarked;
