package org.openbeian.review.domain.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SubmittedMaterial;

/**
 * What a filer changed between two rounds, field by field, and which of the reasons then given that
 * leaves unanswered (R-FLOW-2). Values are compared whole and shown masked, so two that look alike
 * may differ.
 */
public final class Comparison {

  private final List<Change> changes;
  private final List<Scope> fields;
  private final List<Scope> materials;
  private final List<Reason> unanswered;

  private Comparison(
      List<Difference> ofFields, List<Difference> ofMaterials, List<Reason> reasons) {
    List<Difference> differences = Stream.concat(ofFields.stream(), ofMaterials.stream()).toList();
    this.changes =
        differences.stream()
            .map(
                difference ->
                    new Change(
                        difference.path(),
                        difference.kind(),
                        difference.before(),
                        difference.after(),
                        reasons.stream().filter(reason -> isAbout(reason, difference)).toList()))
            .toList();
    this.fields = ofFields.stream().map(Difference::is).toList();
    this.materials = ofMaterials.stream().map(Difference::is).toList();
    this.unanswered =
        reasons.stream()
            .filter(
                reason ->
                    reason.path() == null
                        ? differences.isEmpty()
                        : differences.stream().noneMatch(each -> isAbout(reason, each)))
            .toList();
  }

  private static boolean isAbout(Reason reason, Difference difference) {
    String path = reason.path();
    return path != null && difference.was().covers(path);
  }

  /** A round that was submitted. */
  public record Round(Application application, List<SubmittedMaterial> materials) {}

  /**
   * Compares two rounds of an order.
   *
   * @param reasons of the decision on the earlier one; none when it left review undecided
   * @param opener opens a sealed value
   */
  public static Comparison of(
      Round earlier, Round later, List<Reason> reasons, Function<Sealed, String> opener) {
    List<Difference> fields = new ArrayList<>();
    new FieldComparison(fields)
        .compare(
            ApplicationParts.of(earlier.application(), opener),
            ApplicationParts.of(later.application(), opener));
    List<Difference> materials = new ArrayList<>();
    new MaterialComparison(earlier, later).into(materials);
    return new Comparison(fields, materials, reasons);
  }

  /** In the order of the application, then the materials. */
  public List<Change> changes() {
    return changes;
  }

  /**
   * The reasons at, in or around whose fields nothing changed; one about the whole is answered by
   * any change.
   */
  public List<Reason> unanswered() {
    return unanswered;
  }

  /** Whether something at, in or around a field of the later round changed. */
  public boolean concerns(String path) {
    return covered(fields, path) || covered(materials, path);
  }

  /** Whether a material of the later round, or something in the part that it is of, changed. */
  public boolean concerns(SubmittedMaterial material) {
    return covered(materials, MaterialComparison.path(material.kind(), material.of()))
        || covered(fields, material.of());
  }

  private static boolean covered(List<Scope> scopes, String path) {
    return scopes.stream().anyMatch(scope -> scope.covers(path));
  }

  /**
   * What a difference is about, in the paths of one round.
   *
   * @param places about these, and all in and around them
   * @param lists about something that these hold or held, not about anything else in them
   */
  record Scope(List<String> places, List<String> lists) {

    static Scope place(String path) {
      return new Scope(List.of(path), List.of());
    }

    static Scope list(String path) {
      return new Scope(List.of(), List.of(path));
    }

    boolean covers(String path) {
      return places.stream().anyMatch(place -> Paths.touch(place, path))
          || lists.stream().anyMatch(list -> Paths.isAtOrAbove(path, list));
    }

    Scope and(Scope other) {
      return new Scope(
          Stream.concat(places.stream(), other.places.stream()).toList(),
          Stream.concat(lists.stream(), other.lists.stream()).toList());
    }
  }
}
