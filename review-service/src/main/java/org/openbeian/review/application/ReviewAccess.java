package org.openbeian.review.application;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.application.Staff.Member;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;

/** Who may see and do what (R-PERM-2). */
public final class ReviewAccess {

  /** Reviews for the provider. */
  public static final String REVIEWER = "reviewer";

  /** Also frees tasks that others have claimed. */
  public static final String REVIEW_LEAD = "review-lead";

  /** Decides for a province's bureau. */
  public static final String BUREAU_OFFICER = "bureau-officer";

  private ReviewAccess() {}

  /** The stages that the caller works in. */
  static Set<ReviewStage> stagesOf(Caller caller) {
    Set<ReviewStage> stages = EnumSet.noneOf(ReviewStage.class);
    if (caller.has(REVIEWER) || caller.has(REVIEW_LEAD)) {
      stages.add(ReviewStage.PRELIMINARY);
    }
    if (caller.has(BUREAU_OFFICER)) {
      stages.add(ReviewStage.BUREAU);
    }
    return stages;
  }

  /** Whether somebody works in a stage. */
  static boolean worksIn(Member member, ReviewStage stage) {
    return switch (stage) {
      case PRELIMINARY -> member.roles().contains(REVIEWER) || member.roles().contains(REVIEW_LEAD);
      case BUREAU -> member.roles().contains(BUREAU_OFFICER);
    };
  }

  /** The provinces whose tasks of a stage the caller sees; null for all. */
  static @Nullable Set<String> provincesOf(Caller caller, ReviewStage stage) {
    return switch (stage) {
      case PRELIMINARY -> null;
      case BUREAU -> caller.provinces();
    };
  }

  /** 403 in another's stage; 404 for no task, and for one of another province's bureau. */
  static ReviewTask requireVisible(Caller caller, @Nullable ReviewTask task) {
    if (task == null) {
      throw ApiException.notFound();
    }
    if (!stagesOf(caller).contains(task.stage())) {
      throw ApiException.forbidden();
    }
    Set<String> provinces = provincesOf(caller, task.stage());
    if (provinces != null && !provinces.contains(task.province())) {
      throw ApiException.notFound();
    }
    return task;
  }

  /** Nobody reviews an order of their own account. */
  static void requireForeign(Caller caller, ReviewTask task) {
    if (caller.account().equals(task.account())) {
      throw ApiException.of(403, "OWN_ACCOUNT").byRule("R-PERM-2");
    }
  }

  static Actor actor(Caller caller, ReviewTask task) {
    return caller.as(task.stage().actor());
  }
}
