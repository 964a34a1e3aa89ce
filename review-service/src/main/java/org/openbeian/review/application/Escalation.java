package org.openbeian.review.application;

import java.time.LocalDate;
import org.openbeian.contracts.review.ReviewBreach;
import org.openbeian.review.domain.ReviewStage;

/** What leads are told of once a day. */
public record Escalation(LocalDate day, ReviewStage stage, ReviewBreach breach) {}
