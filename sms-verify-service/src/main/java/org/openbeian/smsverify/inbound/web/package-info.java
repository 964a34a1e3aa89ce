/** The web page on which people verify their phones and ask for another code; it needs no login. */
@NullMarked
package org.openbeian.smsverify.inbound.web;

import org.jspecify.annotations.NullMarked;
