/** Use cases that no request begins. */
@NullMarked
package org.openbeian.smsverify.application;

import org.jspecify.annotations.NullMarked;
