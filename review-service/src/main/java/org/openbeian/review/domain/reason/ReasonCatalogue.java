package org.openbeian.review.domain.reason;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.Reason;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.Notation;

/**
 * What the decisions of a stage may give as reasons.
 *
 * @param reasons whose words stand ready
 * @param othersToo whether a reason may have another code, and then words of its own
 */
public record ReasonCatalogue(List<CannedReason> reasons, boolean othersToo)
    implements StageReasons {

  /**
   * @throws IllegalArgumentException when two have the same code
   */
  public ReasonCatalogue {
    reasons = List.copyOf(reasons);
    Set<String> codes = new HashSet<>();
    for (CannedReason each : reasons) {
      if (!codes.add(each.code())) {
        throw new IllegalArgumentException("two reasons have the code " + each.code());
      }
    }
  }

  /** The one of a code. */
  public Optional<CannedReason> find(String code) {
    return reasons.stream().filter(each -> each.code().equals(code)).findAny();
  }

  @Override
  public List<CannedReason> listed() {
    return reasons;
  }

  @Override
  public Reason inWords(
      GivenReason given,
      Optional<FieldPath> path,
      FilingType type,
      String locale,
      List<Violation> wrong) {
    Optional<CannedReason> canned = find(given.code());
    canned.ifPresentOrElse(
        known -> check(known, type, given.path(), path, wrong),
        () -> {
          if (!Notation.isCode(given.code())) {
            wrong.add(Violation.of("code", null, "REASON_CODE"));
          } else if (!othersToo) {
            wrong.add(Violation.of("code", null, "REASON_UNKNOWN"));
          } else if (given.message() == null) {
            wrong.add(Violation.of("message", null, "REASON_MESSAGE"));
          }
        });
    String message =
        given.message() != null
            ? given.message()
            : canned.map(each -> each.message().in(locale)).orElse("");
    LocalisedText remedy = canned.map(CannedReason::remedy).orElse(null);
    return new Reason(
        path.map(FieldPath::toString).orElse(null),
        given.code(),
        given.rule() != null ? given.rule() : canned.map(CannedReason::rule).orElse(null),
        given.details() == null ? message : message + "\n" + given.details(),
        given.remedy() != null ? given.remedy() : remedy == null ? null : remedy.in(locale));
  }

  private static void check(
      CannedReason canned,
      FilingType type,
      @Nullable String given,
      Optional<FieldPath> path,
      List<Violation> wrong) {
    if (!canned.types().contains(type)) {
      wrong.add(Violation.of("code", canned.rule(), "REASON_OF_OTHER_TYPE", type.name()));
    }
    if ((given == null || path.isPresent()) && !canned.fits(path.orElse(null))) {
      wrong.add(
          canned.paths().isEmpty()
              ? Violation.of("path", canned.rule(), "REASON_PATH_NONE")
              : Violation.of("path", canned.rule(), "REASON_PATH_UNFIT", places(canned)));
    }
  }

  private static String places(CannedReason canned) {
    return canned.paths().stream().map(FieldPath::toString).collect(Collectors.joining(", "));
  }
}
