/** The in-site messages of filers and staff over HTTP. */
@NullMarked
package org.openbeian.notification.inbound.rest;

import org.jspecify.annotations.NullMarked;
