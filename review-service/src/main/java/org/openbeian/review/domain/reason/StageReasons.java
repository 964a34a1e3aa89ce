package org.openbeian.review.domain.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Reason;
import org.openbeian.platform.api.Violation;

/** What the decisions of a stage may give as reasons. */
public interface StageReasons {

  /** Those whose words stand ready, to be listed; a code table may stand for them. */
  List<CannedReason> listed();

  /**
   * A reason in the filer's words.
   *
   * @param given with a path that stands in the application, or none that can be read
   * @param path what it says, read; empty for the whole
   * @param locale the filer's
   * @param wrong gets what is wrong, below the reason; then what is answered is of no use
   */
  Reason inWords(
      GivenReason given,
      Optional<FieldPath> path,
      FilingType type,
      String locale,
      List<Violation> wrong);

  /**
   * Reasons in the filer's words.
   *
   * @param application what they point at; null when it is erased
   * @param wrong gets what is wrong, below {@code reasons[i]}
   */
  default List<Reason> inWords(
      List<GivenReason> given,
      FilingType type,
      String locale,
      @Nullable Application application,
      List<Violation> wrong) {
    List<Reason> all = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      GivenReason each = given.get(i);
      List<Violation> found = new ArrayList<>();
      Optional<FieldPath> path = Optional.ofNullable(each.path()).flatMap(FieldPath::read);
      if (each.path() != null && path.filter(it -> it.isIn(application)).isEmpty()) {
        found.add(Violation.of("path", null, "REASON_PATH"));
      }
      all.add(inWords(each, path, type, locale, found));
      String at = "reasons[" + i + "]";
      found.forEach(violation -> wrong.add(violation.under(at)));
    }
    return all;
  }
}
