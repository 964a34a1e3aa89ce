package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.openbeian.contracts.MaterialPermit;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.Signer;
import org.openbeian.review.domain.ReviewTask;

/**
 * Permits the one who holds a task to look at its materials (R-PERM-2). The pictures are with
 * order-service, which does not know who holds what: it shows one to whom a permit names, once.
 */
@ApplicationScoped
public class PermitLooks {

  /** How long a permit is good. */
  public static final Duration VALIDITY = Duration.ofMinutes(2);

  private final ReviewDesk desk;
  private final ReviewTasks tasks;
  private final Supplements supplements;
  private final Signer signer;
  private final Clock clock;

  PermitLooks(
      ReviewDesk desk, ReviewTasks tasks, Supplements supplements, Signer signer, Clock clock) {
    this.desk = desk;
    this.tasks = tasks;
    this.supplements = supplements;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * A permit as it is handed over.
   *
   * @param signed with its signature
   */
  public record Permit(UUID material, String signed, Instant expiresAt) {}

  /**
   * Permits one look.
   *
   * @throws ApiException 404 when neither the task's round was submitted nor a supplement of it
   *     provided with such a material, 409 when the caller does not hold the task
   */
  public Uni<Permit> one(UUID taskId, UUID material, Caller caller) {
    return desk.giving(
        taskId,
        caller,
        task -> {
          task.requireLooking(ReviewAccess.actor(caller, task));
          return find(task, material).map(found -> permit(task, found, caller));
        });
  }

  /** Of the round's own materials, or of what was provided since (R-FLOW-3). */
  private Uni<SubmittedMaterial> find(ReviewTask task, UUID material) {
    return tasks
        .submission(task.submission())
        .chain(
            submission ->
                submission
                    .material(material)
                    .map(found -> Uni.createFrom().item(found))
                    .orElseGet(() -> provided(task, material)));
  }

  private Uni<SubmittedMaterial> provided(ReviewTask task, UUID material) {
    return supplements
        .of(task)
        .map(
            all ->
                all.stream()
                    .flatMap(supplement -> supplement.picture(material).stream())
                    .findAny()
                    .orElseThrow(ApiException::notFound));
  }

  private Permit permit(ReviewTask task, SubmittedMaterial material, Caller caller) {
    Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(VALIDITY);
    MaterialPermit permit =
        new MaterialPermit(
            material.id(),
            material.sha256(),
            caller.subject(),
            task.id(),
            expiresAt,
            UUID.randomUUID());
    return new Permit(material.id(), signer.sign(permit.encoded()), expiresAt);
  }
}
