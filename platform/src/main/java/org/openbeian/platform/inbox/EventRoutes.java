package org.openbeian.platform.inbox;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.Topic;

/** What a service does with the events it takes: a list, read from top to bottom. */
public final class EventRoutes {

  private final @Nullable Topic topic;
  private final Map<String, Function<DomainEvent, Uni<Outcome>>> byType = new HashMap<>();
  private final @Nullable Function<List<ReceivedEvent>, Uni<Void>> everything;

  private EventRoutes(
      @Nullable Topic topic, @Nullable Function<List<ReceivedEvent>, Uni<Void>> everything) {
    this.topic = topic;
    this.everything = everything;
  }

  /** Takes chosen events of one topic; what each does is added with {@link #on}. */
  public static EventRoutes from(Topic topic) {
    return new EventRoutes(topic, null);
  }

  /**
   * Takes every event of whatever topic, known or not, in batches and as it arrived; each batch is
   * one transaction. The handler deduplicates by id itself.
   */
  public static EventRoutes everything(Function<List<ReceivedEvent>, Uni<Void>> handler) {
    return new EventRoutes(null, handler);
  }

  /**
   * Applies each event of this kind, once, in a transaction that the inbox opened. The handler
   * returns what became of it; a failure is tried again and finally parks the order.
   */
  public <E extends DomainEvent> EventRoutes on(Class<E> event, Function<E, Uni<Outcome>> handler) {
    if (EventCatalogue.topicOf(event) != topic) {
      throw new IllegalArgumentException(event.getSimpleName() + " is not on " + topic);
    }
    byType.put(EventCatalogue.typeOf(event), received -> handler.apply(event.cast(received)));
    return this;
  }

  boolean cover(String topicName) {
    return topic == null || topic.topicName().equals(topicName);
  }

  @Nullable Function<DomainEvent, Uni<Outcome>> handlerOf(String type) {
    return byType.get(type);
  }

  @Nullable Function<List<ReceivedEvent>, Uni<Void>> bulkHandler() {
    return everything;
  }
}
