package org.openbeian.order.domain.material;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.material.MaterialPart.Place;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.order.domain.rules.Checked;

/**
 * An entry of the rule book's list of materials (R-MAT-1).
 *
 * @param of the part, such as {@code services.principal}
 * @param natures null for all
 * @param provinces GB/T 2260; empty for all
 * @param when what must all be so; empty for always
 * @param says what its source says, in Chinese
 */
public record MaterialDemand(
    MaterialKind kind,
    String of,
    Set<FilingType> types,
    @Nullable Natures natures,
    Set<String> provinces,
    Set<MaterialCondition> when,
    String says,
    Origin origin) {

  /** Of whom it is demanded. */
  public enum Natures {
    ORGANISATIONS,
    PERSONS
  }

  /**
   * @throws IllegalArgumentException when no application could ever meet it
   */
  public MaterialDemand {
    Place place = place(of);
    if (!kind.fits(place)) {
      throw new IllegalArgumentException("there is no " + kind + " of " + of);
    }
    types = Set.copyOf(types);
    provinces = Set.copyOf(provinces);
    when = Set.copyOf(when);
    for (String province : provinces) {
      if (!Province.isKnown(province)) {
        throw new IllegalArgumentException(province + " is no province");
      }
    }
    for (MaterialCondition condition : when) {
      if (!condition.canBeAskedOf(place)) {
        throw new IllegalArgumentException(condition + " can't be asked of " + of);
      }
    }
  }

  Place place() {
    return place(of);
  }

  private static Place place(String of) {
    return switch (of) {
      case "subject" -> Place.SUBJECT;
      case "subject.principal" -> Place.SUBJECT_PRINCIPAL;
      case "services" -> Place.SERVICE;
      case "services.principal" -> Place.SERVICE_PRINCIPAL;
      default -> throw new IllegalArgumentException(of + " is no part of an application");
    };
  }

  boolean counts(Checked checked) {
    return types.contains(checked.plan().type())
        && (natures == null
            || (natures == Natures.PERSONS) == (checked.nature() == SubjectNature.PERSONAL))
        && (provinces.isEmpty() || provinces.contains(checked.province()))
        && origin.holdsOn(checked.today());
  }

  /** What its source says, and which that is. */
  public String reason() {
    return says + "（" + origin.source() + "）";
  }
}
