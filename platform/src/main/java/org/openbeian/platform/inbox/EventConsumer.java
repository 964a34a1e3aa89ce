package org.openbeian.platform.inbox;

/** A bean that consumes one topic; found by its routes when a parked event is replayed. */
public interface EventConsumer {

  /** The same routes at every call. */
  EventRoutes routes();
}
