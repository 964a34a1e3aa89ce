package org.openbeian.order.domain.validity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that an order builds on.
 *
 * @param subjectNumber null for a first filing
 * @param serviceNumbers of its services that have one
 */
public record Underlying(@Nullable String subjectNumber, Set<String> serviceNumbers) {

  public Underlying {
    serviceNumbers = Set.copyOf(serviceNumbers);
  }
}
