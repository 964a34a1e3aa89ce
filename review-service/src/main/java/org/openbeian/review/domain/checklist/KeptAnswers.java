package org.openbeian.review.domain.checklist;

import java.util.List;

/** The answers of a task, as one document. */
public record KeptAnswers(List<KeptAnswer> items) {}
