/** The trail over HTTP, for auditors and administrators. */
@NullMarked
package org.openbeian.audit.inbound.rest;

import org.jspecify.annotations.NullMarked;
