package org.openbeian.review.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a task stands to its promise.
 *
 * @param dueOn the last day that is in time; null where a year's calendar is lacking
 * @param workingDaysLeft after today, negative once it is late; null where that is unknown
 * @param pausedSince null unless the filer is waited for
 */
public record Sla(
    SlaState state,
    @Nullable LocalDate dueOn,
    @Nullable Integer workingDaysLeft,
    @Nullable Instant pausedSince) {}
