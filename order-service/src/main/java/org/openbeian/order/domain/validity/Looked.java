package org.openbeian.order.domain.validity;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;

/**
 * A question about a service of an order, with the registry's answer.
 *
 * @param serviceNumber that the order has for the service; null for a new one
 */
public record Looked(Question question, @Nullable String serviceNumber, Registered registered) {

  /** The numbers that the answer names. */
  public Stream<String> numbers() {
    Registered.Subject subject = registered.subject();
    return Stream.concat(
        subject == null ? Stream.empty() : Stream.of(subject.number()),
        registered.services().stream()
            .flatMap(service -> Stream.of(service.number(), service.subjectNumber())));
  }
}
