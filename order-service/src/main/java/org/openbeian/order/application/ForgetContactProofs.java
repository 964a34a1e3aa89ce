package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openbeian.order.domain.contact.ContactProof;
import org.openbeian.order.outbound.postgres.ContactProofs;
import org.openbeian.order.outbound.postgres.DailyCounts;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;

/** Forgets phones whose proof has ended, and those that were not proven (R-SUBJ-7). */
@ApplicationScoped
public class ForgetContactProofs {

  private final ContactProofs proofs;
  private final DailyCounts counts;
  private final Deadlines deadlines;
  private final Time time;
  private final ContactProofPolicy policy;

  ForgetContactProofs(
      ContactProofs proofs,
      DailyCounts counts,
      Deadlines deadlines,
      Time time,
      ContactProofPolicy policy) {
    this.proofs = proofs;
    this.counts = counts;
    this.deadlines = deadlines;
    this.time = time;
    this.policy = policy;
  }

  /** Runs in the worker's transaction; those that are locked are left for the next time. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return proofs
        .lockUnlocked(due.stream().map(Deadline::aggregateId).toList())
        .chain(free -> fire(due, free));
  }

  /** One that is not over by the present settings waits on. */
  private Uni<Collection<Deadline>> fire(List<Deadline> due, List<ContactProof> free) {
    Instant now = time.now();
    Map<UUID, ContactProof> byId =
        free.stream().collect(Collectors.toMap(ContactProof::id, Function.identity()));
    List<Deadline> done =
        due.stream().filter(deadline -> byId.containsKey(deadline.aggregateId())).toList();
    List<UUID> over = new ArrayList<>();
    List<Deadline> next = new ArrayList<>();
    for (ContactProof proof : free) {
      Deadline deadline = ProveContact.deadline(proof, policy);
      if (now.isBefore(deadline.dueAt())) {
        next.add(deadline);
      } else {
        over.add(proof.id());
      }
    }
    return proofs
        .forget(over)
        .chain(() -> counts.forget(now))
        .chain(() -> deadlines.arm(next))
        .replaceWith(done);
  }
}
