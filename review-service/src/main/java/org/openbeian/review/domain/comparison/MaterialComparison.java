package org.openbeian.review.domain.comparison;

import static org.openbeian.review.domain.comparison.Change.Kind.ADDED;
import static org.openbeian.review.domain.comparison.Change.Kind.CHANGED;
import static org.openbeian.review.domain.comparison.Change.Kind.REMOVED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.review.domain.comparison.Comparison.Round;
import org.openbeian.review.domain.comparison.Comparison.Scope;

/**
 * Finds what differs between the materials of two rounds: pictures of one kind and part are the
 * same one as long as their bytes are. What a removed service takes along is not told again.
 */
final class MaterialComparison {

  private static final String MATERIALS = "materials";
  private static final Pattern OF_A_SERVICE = Pattern.compile("services\\[([0-9]{1,6})](.*)");

  private final Round earlier;
  private final Round later;

  MaterialComparison(Round earlier, Round later) {
    this.earlier = earlier;
    this.later = later;
  }

  /** Such as {@code materials[PRINCIPAL_ID_FRONT of services[0].principal]}. */
  static String path(MaterialKind kind, String of) {
    return MATERIALS + "[" + kind + " of " + of + "]";
  }

  void into(List<Difference> found) {
    Map<Subject, List<SubmittedMaterial>> before = bySubject(earlier);
    Map<Subject, List<SubmittedMaterial>> after = bySubject(later);
    after.forEach((what, now) -> compare(what, before.getOrDefault(what, List.of()), now, found));
    before.forEach(
        (what, then) -> {
          if (!after.containsKey(what)) {
            compare(what, then, List.of(), found);
          }
        });
  }

  /**
   * What a material shows, in no round's paths.
   *
   * @param serviceNo of the service that it is of, or whose principal; null when it is of none
   * @param part the path within the service, or of the part itself
   */
  private record Subject(MaterialKind kind, @Nullable Integer serviceNo, String part) {

    /** Where its part is in a round; empty where its service is not there. */
    Optional<String> of(Round round) {
      if (serviceNo == null) {
        return Optional.of(part);
      }
      List<FiledService> services = round.application().services();
      for (int i = 0; i < services.size(); i++) {
        if (services.get(i).serviceNo() == serviceNo) {
          return Optional.of(Paths.at("services", i) + part);
        }
      }
      return Optional.empty();
    }
  }

  private static Map<Subject, List<SubmittedMaterial>> bySubject(Round round) {
    Map<Subject, List<SubmittedMaterial>> all = new LinkedHashMap<>();
    for (SubmittedMaterial material : round.materials()) {
      all.computeIfAbsent(subject(material, round), first -> new ArrayList<>()).add(material);
    }
    return all;
  }

  private static Subject subject(SubmittedMaterial material, Round round) {
    Matcher service = OF_A_SERVICE.matcher(material.of());
    if (service.matches()) {
      int index = Integer.parseInt(service.group(1));
      List<FiledService> services = round.application().services();
      if (index < services.size()) {
        return new Subject(material.kind(), services.get(index).serviceNo(), service.group(2));
      }
    }
    return new Subject(material.kind(), null, material.of());
  }

  private void compare(
      Subject what,
      List<SubmittedMaterial> before,
      List<SubmittedMaterial> after,
      List<Difference> found) {
    Optional<String> is = what.of(later);
    if (is.isEmpty()) {
      return;
    }
    Scope wasAbout =
        what.of(earlier).map(of -> scope(what.kind(), of)).orElse(Scope.list(MATERIALS));
    Scope isAbout = scope(what.kind(), is.get());
    String path = path(what.kind(), is.get());
    List<SubmittedMaterial> gone = missing(before, after);
    List<SubmittedMaterial> come = missing(after, before);
    for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
      String then = i < gone.size() ? gone.get(i).id().toString() : null;
      String now = i < come.size() ? come.get(i).id().toString() : null;
      found.add(
          new Difference(
              path,
              then == null ? ADDED : now == null ? REMOVED : CHANGED,
              then,
              now,
              wasAbout,
              isAbout));
    }
  }

  private static List<SubmittedMaterial> missing(
      List<SubmittedMaterial> of, List<SubmittedMaterial> in) {
    List<String> left = new ArrayList<>(in.stream().map(SubmittedMaterial::sha256).toList());
    return of.stream().filter(material -> !left.remove(material.sha256())).toList();
  }

  /** About itself, what holds its part, and the certificate that it shows. */
  private static Scope scope(MaterialKind kind, String of) {
    Scope itself = Scope.place(path(kind, of)).and(Scope.list(of));
    return switch (kind) {
      case SUBJECT_CERTIFICATE,
          PRINCIPAL_ID_FRONT,
          PRINCIPAL_ID_BACK,
          PRINCIPAL_PHOTO_WITH_CERTIFICATE,
          RESIDENCE_PERMIT ->
          itself.and(Scope.place(Paths.in(of, "certificate")));
      case DOMAIN_CERTIFICATE,
          AUTHORISATION_LETTER,
          COMMITMENT_LETTER,
          ANTI_FRAUD_SELF_ASSESSMENT,
          CHANGE_PROOF,
          PRE_APPROVAL_LICENCE,
          APP_ICON,
          OTHER,
          SUPPLEMENT ->
          itself;
    };
  }
}
