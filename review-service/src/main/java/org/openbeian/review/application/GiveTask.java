package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.application.Staff.Member;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;

/** A task is given to somebody: by its holder to a colleague, or by a lead (R-PERM-2). */
@ApplicationScoped
public class GiveTask {

  private static final String RULE = "R-PERM-2";

  private final ReviewDesk desk;
  private final Staff staff;
  private final ReviewClock reviewClock;
  private final Outbox outbox;

  GiveTask(ReviewDesk desk, Staff staff, ReviewClock reviewClock, Outbox outbox) {
    this.desk = desk;
    this.staff = staff;
    this.reviewClock = reviewClock;
    this.outbox = outbox;
  }

  private interface Giving {
    DomainEvent on(ReviewTask task, Instant now, Instant until);
  }

  /**
   * Its holder gives it to a colleague.
   *
   * @throws ApiException 409 when the caller does not hold it, 422 when {@code to} can't have it
   */
  public Uni<ReviewTask> handOver(UUID id, String to, Caller caller) {
    return give(
        id,
        to,
        caller,
        (task, now, until) -> task.handOver(ReviewAccess.actor(caller, task), to, now, until));
  }

  /**
   * A lead gives it to somebody, whoever has it.
   *
   * @throws ApiException 403 for anybody but a lead, 422 when {@code to} can't have it
   */
  public Uni<ReviewTask> assign(UUID id, String to, Caller caller) {
    if (!caller.has(ReviewAccess.REVIEW_LEAD)) {
      throw ApiException.forbidden();
    }
    return give(
        id,
        to,
        caller,
        (task, now, until) -> task.assign(ReviewAccess.actor(caller, task), to, now, until));
  }

  private Uni<ReviewTask> give(UUID id, String to, Caller caller, Giving giving) {
    return desk.act(
        id,
        caller,
        task ->
            staff
                .find(to)
                .invoke(member -> requireFit(member, task))
                .chain(
                    () -> {
                      Instant now = desk.now();
                      return outbox.append(giving.on(task, now, reviewClock.leaseFrom(now)));
                    }));
  }

  private static void requireFit(@Nullable Member member, ReviewTask task) {
    if (member == null) {
      throw refused("STAFF_UNKNOWN");
    }
    if (!ReviewAccess.worksIn(member, task.stage())
        || task.stage() == ReviewStage.BUREAU && !member.provinces().contains(task.province())) {
      throw refused("STAFF_NOT_OF_STAGE");
    }
    if (member.account().equals(task.account().value())) {
      throw refused("STAFF_OF_OWN_ACCOUNT");
    }
  }

  private static ApiException refused(String code) {
    return ApiException.invalid(List.of(Violation.of("to", RULE, code)));
  }
}
