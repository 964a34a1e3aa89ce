/** The verification page's REST interface, and the view for the filer and staff. */
@NullMarked
package org.openbeian.smsverify.inbound.rest;

import org.jspecify.annotations.NullMarked;
