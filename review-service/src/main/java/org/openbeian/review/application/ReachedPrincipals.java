package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Principal;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.call.CallResult;
import org.openbeian.review.domain.call.Principals;
import org.openbeian.review.domain.call.ReviewCall;

/** Which principals the reviewers of a task have spoken to (R-FLOW-2). */
@ApplicationScoped
class ReachedPrincipals {

  private final Calls calls;
  private final Sealer sealer;

  ReachedPrincipals(Calls calls, Sealer sealer) {
    this.calls = calls;
    this.sealer = sealer;
  }

  /**
   * The paths of those whom no call has reached. The same person is judged by phone number, so one
   * call reaches a person in all their roles (R-SMS-1).
   */
  Uni<List<String>> missing(UUID task, @Nullable Application application) {
    Map<String, Principal> principals = Principals.of(application);
    return calls
        .of(task)
        .map(
            made -> {
              Set<String> reached =
                  made.stream()
                      .filter(call -> call.result() == CallResult.REACHED)
                      .map(ReviewCall::of)
                      .flatMap(path -> Optional.ofNullable(principals.get(path)).stream())
                      .map(this::number)
                      .collect(Collectors.toSet());
              return principals.entrySet().stream()
                  .filter(each -> !reached.contains(number(each.getValue())))
                  .map(Map.Entry::getKey)
                  .toList();
            });
  }

  private String number(Principal principal) {
    return sealer.open(principal.mobile());
  }
}
