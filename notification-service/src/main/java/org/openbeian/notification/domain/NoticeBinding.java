package org.openbeian.notification.domain;

import java.util.List;
import java.util.function.Function;
import org.openbeian.contracts.DomainEvent;

/**
 * What only code can say of the notices of an event.
 *
 * @param to whom it reaches; none when the event names nobody
 * @param says what templates of its notices declare
 */
record NoticeBinding<E extends DomainEvent>(
    Class<E> event,
    Audience audience,
    Function<E, List<Addressee>> to,
    Class<? extends NoticeFacts> says,
    Function<E, ? extends NoticeFacts> saying) {

  List<Addressee> addressees(DomainEvent of) {
    return to.apply(event.cast(of));
  }

  NoticeFacts facts(DomainEvent of) {
    return saying.apply(event.cast(of));
  }
}
