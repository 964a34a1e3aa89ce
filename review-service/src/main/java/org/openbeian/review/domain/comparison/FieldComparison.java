package org.openbeian.review.domain.comparison;

import static org.openbeian.review.domain.comparison.Change.Kind.ADDED;
import static org.openbeian.review.domain.comparison.Change.Kind.CHANGED;
import static org.openbeian.review.domain.comparison.Change.Kind.REMOVED;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.comparison.Comparison.Scope;
import org.openbeian.review.domain.comparison.Part.Field;
import org.openbeian.review.domain.comparison.Part.Group;
import org.openbeian.review.domain.comparison.Part.Item;
import org.openbeian.review.domain.comparison.Part.Items;
import org.openbeian.review.domain.comparison.Part.Texts;

/** Finds what differs between the fields of two rounds. */
final class FieldComparison {

  private static final Group NOTHING = new Group(Map.of());

  private final List<Difference> found;

  FieldComparison(List<Difference> found) {
    this.found = found;
  }

  void compare(Group before, Group after) {
    groups(Place.ROOT, before, after);
  }

  /**
   * Where something is in each round.
   *
   * @param was its path in the earlier one; of what is new in a list, the list's
   * @param is its path in the later one
   * @param isNew whether it is new in a list
   */
  private record Place(String was, String is, boolean isNew) {

    static final Place ROOT = new Place("", "", false);

    Place in(String name) {
      return new Place(isNew ? was : Paths.in(was, name), Paths.in(is, name), isNew);
    }

    Place at(int before, int after) {
      return new Place(Paths.at(was, before), Paths.at(is, after), false);
    }

    Place newAt(int after) {
      return new Place(was, Paths.at(is, after), true);
    }

    Scope scopeBefore() {
      return isNew ? Scope.list(was) : Scope.place(was);
    }
  }

  private void parts(Place at, @Nullable Part before, @Nullable Part after) {
    Part either = after == null ? before : after;
    if (either instanceof Field) {
      fields(at, (Field) before, (Field) after);
    } else if (either instanceof Group) {
      groups(
          at, before == null ? NOTHING : (Group) before, after == null ? NOTHING : (Group) after);
    } else if (either instanceof Texts) {
      texts(
          at,
          before == null ? List.of() : ((Texts) before).all(),
          after == null ? List.of() : ((Texts) after).all());
    } else if (either instanceof Items) {
      items(
          at,
          before == null ? List.of() : ((Items) before).all(),
          after == null ? List.of() : ((Items) after).all());
    }
  }

  private void fields(Place at, @Nullable Field before, @Nullable Field after) {
    if (before != null && after != null && before.text().get().equals(after.text().get())) {
      return;
    }
    found.add(
        new Difference(
            at.is(),
            before == null ? ADDED : after == null ? REMOVED : CHANGED,
            before == null ? null : before.shown(),
            after == null ? null : after.shown(),
            at.scopeBefore(),
            Scope.place(at.is())));
  }

  private void groups(Place at, Group before, Group after) {
    Set<String> names = new LinkedHashSet<>(after.parts().keySet());
    names.addAll(before.parts().keySet());
    for (String name : names) {
      parts(at.in(name), before.parts().get(name), after.parts().get(name));
    }
  }

  private void items(Place at, List<Item> before, List<Item> after) {
    for (int i = 0; i < after.size(); i++) {
      int was = indexOf(before, after.get(i).key());
      if (was < 0) {
        parts(at.newAt(i), null, after.get(i).part());
      } else {
        parts(at.at(was, i), before.get(was).part(), after.get(i).part());
      }
    }
    for (int i = 0; i < before.size(); i++) {
      if (indexOf(after, before.get(i).key()) < 0) {
        removed(at, i, before.get(i).name());
      }
    }
  }

  private static int indexOf(List<Item> items, String key) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Only what came and what went; one for one is a change of it. */
  private void texts(Place at, List<String> before, List<String> after) {
    List<Integer> gone = missing(before, after);
    List<Integer> come = missing(after, before);
    if (gone.size() == 1 && come.size() == 1 && !at.isNew()) {
      Place place = at.at(gone.get(0), come.get(0));
      found.add(
          new Difference(
              place.is(),
              CHANGED,
              before.get(gone.get(0)),
              after.get(come.get(0)),
              place.scopeBefore(),
              Scope.place(place.is())));
      return;
    }
    for (int i : come) {
      Place place = at.newAt(i);
      found.add(
          new Difference(
              place.is(), ADDED, null, after.get(i), place.scopeBefore(), Scope.place(place.is())));
    }
    for (int i : gone) {
      removed(at, i, before.get(i));
    }
  }

  /** Where those of one list stand that the other lacks; what is there twice counts twice. */
  private static List<Integer> missing(List<String> of, List<String> in) {
    List<String> left = new ArrayList<>(in);
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      if (!left.remove(of.get(i))) {
        missing.add(i);
      }
    }
    return missing;
  }

  private void removed(Place list, int index, String what) {
    found.add(
        new Difference(
            Paths.at(list.is(), index),
            REMOVED,
            what,
            null,
            Scope.place(Paths.at(list.was(), index)),
            Scope.list(list.is())));
  }
}
