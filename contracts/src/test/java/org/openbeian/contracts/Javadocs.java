package org.openbeian.contracts;

import java.lang.reflect.Field;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the Javadoc of the event records, so that the schemas explain what the records explain. */
final class Javadocs {

  private Javadocs() {}

  /** What the type's Javadoc says before its first tag; null when it says nothing. */
  static @Nullable String of(Class<?> type) {
    return plain(javadocOf(type).split("@param", 2)[0]);
  }

  /** What {@code @param} says of a record component; null when it says nothing. */
  static @Nullable String of(Field component) {
    for (String tag : javadocOf(component.getDeclaringClass()).split("@param ")) {
      if (tag.startsWith(component.getName() + " ")) {
        return plain(tag.substring(component.getName().length()));
      }
    }
    return null;
  }

  private static String javadocOf(Class<?> type) {
    String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    String source = CommittedFile.ofModule("src/main/java/" + file).read();
    Matcher javadoc =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/(?:(?!/\\*\\*).)*?\\b(?:record|enum) "
                    + type.getSimpleName()
                    + "\\b",
                Pattern.DOTALL)
            .matcher(source);
    return javadoc.find() ? javadoc.group(1).replaceAll("\\n\\s*\\*", " ") : "";
  }

  private static @Nullable String plain(String javadoc) {
    String text =
        javadoc
            .replaceAll("\\{@code ([^}]*)}", "$1")
            .replaceAll("\\{@link [^}]*?(\\w+)}", "$1")
            .replaceAll("\\s+", " ")
            .strip();
    return text.isEmpty() ? null : text;
  }
}
