package org.openbeian.order.inbound.rest;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.Commitment;

/** The commitments that a filer accepts with a submission. */
public record Submission(@Nullable List<@Nullable Commitment> acceptedCommitments) {

  List<Commitment> accepted() {
    return acceptedCommitments == null
        ? List.of()
        : acceptedCommitments.stream().filter(Objects::nonNull).toList();
  }
}
