package org.openbeian.contracts;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Checks what JSON can't promise: that nothing is null where a record does not allow it. */
final class RequiredComponents {

  private static final Map<Class<?>, List<RecordComponent>> COMPONENTS = new ConcurrentHashMap<>();

  private RequiredComponents() {}

  static boolean arePresentIn(Object value) {
    if (value instanceof Collection<?> items) {
      return items.stream().allMatch(item -> item != null && arePresentIn(item));
    }
    if (!value.getClass().isRecord()) {
      return true;
    }
    for (RecordComponent component : componentsOf(value.getClass())) {
      Object part = read(component, value);
      if (part == null) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          return false;
        }
      } else if (!arePresentIn(part)) {
        return false;
      }
    }
    return true;
  }

  private static List<RecordComponent> componentsOf(Class<?> type) {
    return COMPONENTS.computeIfAbsent(
        type,
        record ->
            Arrays.stream(record.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive())
                .toList());
  }

  private static @Nullable Object read(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
