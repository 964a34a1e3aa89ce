/** Data that is built in, and what operators put in its place. */
@NullMarked
package org.openbeian.notification.outbound.files;

import org.jspecify.annotations.NullMarked;
