package org.openbeian.notification.domain;

/** The languages that every notice comes in (R-NOT-1). */
public enum Language {
  CHINESE("zh-CN"),
  ENGLISH("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language of a recipient's locale; Chinese unless it is English. */
  public static Language of(String locale) {
    return locale.startsWith(ENGLISH.tag) ? ENGLISH : CHINESE;
  }

  /** Its BCP 47 tag, which is also the templates' folder. */
  public String tag() {
    return tag;
  }
}
