package org.openbeian.review.domain;

import java.util.List;
import org.openbeian.contracts.ReviewQuestion;

/** What the rules leave to the reviewer of a round, as one document. */
public record Questions(List<ReviewQuestion> items) {}
