package org.openbeian.order.domain.material;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.Provinces;
import org.openbeian.order.domain.material.MaterialPart.Place;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.order.domain.rules.Checked;

/**
 * A line of the rule book's list of materials (R-MAT-1). What is null holds for all, and always.
 *
 * @param of the part, such as {@code services.principal}
 * @param provinces GB/T 2260
 * @param when what must all be so
 * @param says what its source says, in Chinese
 */
public record MaterialDemand(
    MaterialKind kind,
    String of,
    @Nullable Set<FilingType> types,
    @Nullable Natures natures,
    @Nullable Set<String> provinces,
    @Nullable Set<MaterialCondition> when,
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
    types = types == null ? EnumSet.allOf(FilingType.class) : Set.copyOf(types);
    provinces = provinces == null ? Set.of() : Set.copyOf(provinces);
    when = when == null ? Set.of() : Set.copyOf(when);
    for (String province : provinces) {
      if (!Provinces.isKnown(province)) {
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
