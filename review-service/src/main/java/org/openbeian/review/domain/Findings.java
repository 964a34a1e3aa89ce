package org.openbeian.review.domain;

import java.util.List;
import org.openbeian.contracts.AutomaticFinding;

/** What the rules noticed in a round without refusing it, as one document. */
public record Findings(List<AutomaticFinding> items) {}
