/** What notification-service publishes: which notice reached whom on which channel. */
@NullMarked
package org.openbeian.contracts.notification;

import org.jspecify.annotations.NullMarked;
