package org.openbeian.review.application;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTaskState;

/**
 * Which tasks a list shows.
 *
 * @param stage one stage
 * @param provinces only these; null for all
 * @param state null for every state
 * @param waitingSinceBefore only what still waits, and began to before this; null for all
 * @param supplementsWaiting only tasks with open supplements, or only those without; null for all
 * @param after where the page before ended
 * @param limit rows per page
 */
public record TaskFilter(
    ReviewStage stage,
    @Nullable Set<String> provinces,
    @Nullable ReviewTaskState state,
    @Nullable UUID orderId,
    @Nullable String assignee,
    @Nullable Instant waitingSinceBefore,
    @Nullable Boolean supplementsWaiting,
    @Nullable Cursor after,
    int limit) {}
