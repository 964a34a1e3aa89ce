/** The rules of a verification: who must enter what, how often and until when; no I/O. */
@NullMarked
package org.openbeian.smsverify.domain;

import org.jspecify.annotations.NullMarked;
