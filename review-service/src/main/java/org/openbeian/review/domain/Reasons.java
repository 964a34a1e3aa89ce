package org.openbeian.review.domain;

import java.util.List;
import org.openbeian.contracts.Reason;

/** The reasons of a decision, as one document. */
public record Reasons(List<Reason> items) {}
