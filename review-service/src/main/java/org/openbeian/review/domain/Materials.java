package org.openbeian.review.domain;

import java.util.List;
import org.openbeian.contracts.SubmittedMaterial;

/** What was uploaded to prove a round, as one document. */
public record Materials(List<SubmittedMaterial> items) {}
