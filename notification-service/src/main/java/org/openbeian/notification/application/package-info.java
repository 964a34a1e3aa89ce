/** Telling filers and staff, delivering notices, reading them. */
@NullMarked
package org.openbeian.notification.application;

import org.jspecify.annotations.NullMarked;
