package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Which tasks are to be forwarded. */
@Schema(
    name = "Forwardings",
    requiredProperties = {"tasks"},
    examples =
        "{\"tasks\":[\"5f0c1e6a-3a0b-4a52-9a3e-0d5a3b7e91f4\",\"0d5a3b7e-91f4-4c55-8f0a-6a2f1d0c9b11\"]}")
public record ForwardingsRequest(
    @Schema(description = "1 to 100 ids; one that is there twice counts once")
        @Nullable List<@Nullable UUID> tasks) {

  private static final int MOST = 100;
  private static final String RULE = "R-FLOW-4";

  /** What is wrong with no body at all. */
  static ApiException missing() {
    return ApiException.invalid(List.of(Violation.of("tasks", RULE, "TASKS_MISSING")));
  }

  /**
   * The ids in their order.
   *
   * @throws ApiException 422 for none, too many, and a null among them
   */
  Set<UUID> ids() {
    if (tasks == null || tasks.isEmpty()) {
      throw missing();
    }
    if (tasks.size() > MOST) {
      throw ApiException.invalid(
          List.of(Violation.of("tasks", RULE, "TASKS_TOO_MANY", String.valueOf(MOST))));
    }
    Set<UUID> ids = new LinkedHashSet<>();
    List<Violation> wrong = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      UUID id = tasks.get(i);
      if (id == null) {
        wrong.add(Violation.of("tasks[" + i + "]", RULE, "TASK_NULL"));
      } else {
        ids.add(id);
      }
    }
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return ids;
  }
}
