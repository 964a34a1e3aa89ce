package org.openbeian.contracts;

/**
 * The same words in both languages that people are spoken to in.
 *
 * @param chinese zh-CN
 */
public record LocalisedText(String chinese, String english) {

  /**
   * The words for somebody.
   *
   * @param locale {@code en} or one that begins with it; anything else is Chinese
   */
  public String in(String locale) {
    return locale.startsWith("en") ? english : chinese;
  }
}
