package org.openbeian.review.domain.comparison;

/** Paths into an application, such as {@code services[0].principal.mobile}. */
final class Paths {

  private Paths() {}

  static String in(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  static String at(String path, int index) {
    return path + "[" + index + "]";
  }

  /** Whether the first is the second, or holds it. */
  static boolean isAtOrAbove(String path, String other) {
    if (!other.startsWith(path)) {
      return false;
    }
    if (other.length() == path.length()) {
      return true;
    }
    char next = other.charAt(path.length());
    return !path.isEmpty() && (next == '.' || next == '[');
  }

  /** Whether one is the other, or holds it. */
  static boolean touch(String path, String other) {
    return isAtOrAbove(path, other) || isAtOrAbove(other, path);
  }
}
