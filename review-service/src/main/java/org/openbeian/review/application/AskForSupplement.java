package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Supplement;

/** The one who has claimed a preliminary review asks for supplements and judges them (R-FLOW-3). */
@ApplicationScoped
public class AskForSupplement {

  private final ReviewDesk desk;
  private final Supplements supplements;
  private final MailingAddress address;
  private final ReviewClock reviewClock;
  private final Outbox outbox;
  private final Clock clock;

  AskForSupplement(
      ReviewDesk desk,
      Supplements supplements,
      MailingAddress address,
      ReviewClock reviewClock,
      Outbox outbox,
      Clock clock) {
    this.desk = desk;
    this.supplements = supplements;
    this.address = address;
    this.reviewClock = reviewClock;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Asks for one.
   *
   * @param note what is wanted; null only where the kind says it
   */
  public Uni<Supplement> ask(
      UUID taskId, SupplementKind kind, @Nullable String note, Caller caller) {
    return desk.giving(
        taskId,
        caller,
        task -> {
          Actor actor = ReviewAccess.actor(caller, task);
          String mailTo = address.of(kind);
          Supplement asked = task.askFor(UUID.randomUUID(), kind, note, actor, now());
          task.awaitSupplements(1, now(), reviewClock);
          return supplements
              .add(asked)
              .chain(() -> outbox.append(asked.asked(task, actor, mailTo)))
              .replaceWith(asked);
        });
  }

  /** Mailed originals have come. */
  public Uni<Supplement> arrived(UUID taskId, UUID id, Caller caller) {
    return judge(
        taskId,
        id,
        caller,
        (task, supplement) ->
            outbox.append(supplement.arrive(task, ReviewAccess.actor(caller, task), now())));
  }

  /** What was provided is as it should be. */
  public Uni<Supplement> accept(UUID taskId, UUID id, Caller caller) {
    return judge(
        taskId,
        id,
        caller,
        (task, supplement) -> {
          DomainEvent accepted = supplement.accept(task, ReviewAccess.actor(caller, task), now());
          task.noteSupplementEnded();
          return outbox.append(accepted);
        });
  }

  /** What was provided is wrong, and asked for again. */
  public Uni<Supplement> refuse(UUID taskId, UUID id, String reason, Caller caller) {
    return judge(
        taskId,
        id,
        caller,
        (task, supplement) -> {
          supplement.askAgain(reason, now());
          return outbox.append(
              supplement.asked(
                  task, ReviewAccess.actor(caller, task), address.of(supplement.kind())));
        });
  }

  private Uni<Supplement> judge(
      UUID taskId, UUID id, Caller caller, BiFunction<ReviewTask, Supplement, Uni<Void>> act) {
    return desk.giving(
        taskId,
        caller,
        task -> {
          task.requireSupplementing(ReviewAccess.actor(caller, task));
          return supplements
              .find(task, id)
              .onItem()
              .ifNull()
              .failWith(ApiException::notFound)
              .call(
                  supplement -> {
                    boolean before = supplement.isAwaited();
                    return act.apply(task, supplement)
                        .invoke(() -> follow(task, before, supplement));
                  });
        });
  }

  private void follow(ReviewTask task, boolean awaitedBefore, Supplement supplement) {
    int more = (supplement.isAwaited() ? 1 : 0) - (awaitedBefore ? 1 : 0);
    if (more != 0) {
      task.awaitSupplements(more, now(), reviewClock);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
