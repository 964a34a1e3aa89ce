package org.openbeian.order.domain;

import java.time.Instant;
import org.openbeian.contracts.order.InvalidReason;

/** The mark of an order that was found invalid (R-EXP-3). */
public record Invalid(Instant since, InvalidReason reason) {}
