/** The rules of a verification, without any I/O. */
@NullMarked
package org.openbeian.smsverify.domain;

import org.jspecify.annotations.NullMarked;
