package org.openbeian.notification.domain;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openbeian.contracts.DomainEvent;

/**
 * Of which events of a kind a notice tells: those that have this value in that field.
 *
 * @param values all that the field may have, by name; of a list {@code NONE} and {@code SOME}
 */
public record Condition(String field, String value, List<String> values, Method accessor) {

  private static final List<String> OF_LISTS = List.of("NONE", "SOME");

  /**
   * A condition.
   *
   * @throws IllegalArgumentException when no event of the kind meets it
   */
  public static Condition of(Class<? extends DomainEvent> event, String field, String value) {
    RecordComponent component =
        Stream.of(event.getRecordComponents())
            .filter(each -> each.getName().equals(field))
            .findAny()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "when: " + event.getSimpleName() + " has no field " + field));
    List<String> values = values(component.getType());
    if (values.isEmpty()) {
      throw new IllegalArgumentException("when: " + field + " is neither of an enum nor a list");
    }
    if (!values.contains(value)) {
      throw new IllegalArgumentException("when: " + field + " is one of " + values);
    }
    return new Condition(field, value, values, component.getAccessor());
  }

  boolean holds(DomainEvent event) {
    try {
      Object found = accessor.invoke(event);
      return value.equals(
          found instanceof Collection<?> list
              ? OF_LISTS.get(list.isEmpty() ? 0 : 1)
              : found instanceof Enum<?> constant ? constant.name() : null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(field + " of " + event.getClass() + " can't be read", e);
    }
  }

  private static List<String> values(Class<?> type) {
    return type.isEnum()
        ? Stream.of(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList()
        : Collection.class.isAssignableFrom(type) ? OF_LISTS : List.of();
  }

  @Override
  public String toString() {
    return field + ": " + value;
  }
}
