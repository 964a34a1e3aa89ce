package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.StaffRecipient;

/** Where it is kept who works here; all of it within the open session. */
public interface Staff {

  /**
   * One of the provider's people, or of a bureau's, as their token said.
   *
   * @param user the token's {@code sub}
   * @param provinces a bureau officer's; empty for all others
   * @param recipient how they are reached
   */
  record Member(
      String user,
      String account,
      List<String> roles,
      List<String> provinces,
      StaffRecipient recipient,
      Instant seenAt) {}

  /** Notes what somebody's token says. */
  Uni<Void> note(Member member);

  /** Somebody who has worked here; null when nobody of that id has. */
  Uni<@Nullable Member> find(String user);

  /** Those of a role who were here since then, by their ids. */
  Uni<List<Member>> having(String role, Instant since);

  /**
   * Notes that the leads are told of something today.
   *
   * @return false when they were told already
   */
  Uni<Boolean> tellOnce(Escalation escalation);
}
