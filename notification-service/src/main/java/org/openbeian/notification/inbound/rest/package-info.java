/** A filer's in-site messages over HTTP. */
@NullMarked
package org.openbeian.notification.inbound.rest;

import org.jspecify.annotations.NullMarked;
