package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;

/** A reviewer forwards many passed orders by hand (R-FLOW-4). */
@ApplicationScoped
public class ForwardTasks {

  private final ReviewDesk desk;
  private final Outbox outbox;
  private final Clock clock;

  ForwardTasks(ReviewDesk desk, Outbox outbox, Clock clock) {
    this.desk = desk;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * What became of a task.
   *
   * @param refusal why it was not forwarded; null when it was
   */
  public record Forwarded(UUID task, @Nullable ApiException refusal) {}

  /**
   * Forwards one after the other, each in a transaction of its own: one refusal holds up no other.
   * What this caller has forwarded already counts as forwarded, so the same request may be sent
   * again after an answer was lost.
   */
  public Uni<List<Forwarded>> forward(Set<UUID> ids, Caller caller) {
    Uni<List<Forwarded>> all = Uni.createFrom().item(new ArrayList<>());
    for (UUID id : ids) {
      all = all.chain(done -> one(id, caller).invoke(done::add).replaceWith(done));
    }
    return all;
  }

  private Uni<Forwarded> one(UUID id, Caller caller) {
    return desk.act(
            id,
            caller,
            task -> {
              Actor actor = ReviewAccess.actor(caller, task);
              return task.isForwardedBy(actor)
                  ? Uni.createFrom().voidItem()
                  : outbox.append(
                      task.forward(actor, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            })
        .map(task -> new Forwarded(id, null))
        .onFailure(ApiException.class)
        .recoverWithItem(refused -> new Forwarded(id, refused));
  }
}
