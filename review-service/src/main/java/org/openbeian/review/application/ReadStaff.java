package org.openbeian.review.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.application.Staff.Member;
import org.openbeian.review.domain.ReviewStage;

/** Shows whom somebody may give tasks to. */
@ApplicationScoped
public class ReadStaff {

  private final StaffRoster roster;

  ReadStaff(StaffRoster roster) {
    this.roster = roster;
  }

  /** Those who work in a stage of the caller's, at the bureau for a province of theirs. */
  public Uni<List<Member>> colleaguesOf(Caller caller) {
    TreeMap<String, Member> found = new TreeMap<>();
    Uni<Void> all = roster.note(caller);
    for (String role :
        List.of(ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER)) {
      all =
          all.chain(() -> Panache.withSession(() -> roster.present(role)))
              .invoke(
                  members ->
                      members.stream()
                          .filter(member -> isColleague(member, caller))
                          .forEach(member -> found.put(member.user(), member)))
              .replaceWithVoid();
    }
    return all.map(done -> List.copyOf(found.values()));
  }

  private static boolean isColleague(Member member, Caller caller) {
    return ReviewAccess.stagesOf(caller).stream()
        .anyMatch(
            stage ->
                ReviewAccess.worksIn(member, stage)
                    && (stage == ReviewStage.PRELIMINARY
                        || !Collections.disjoint(member.provinces(), caller.provinces())));
  }
}
