package org.openbeian.contracts;

/**
 * What a rule can't decide and a reviewer must judge.
 *
 * @param path the field, such as {@code services[0].name}
 * @param rule the rule's ID
 */
public record ReviewQuestion(String path, String rule, Code code) {

  /** What is asked. */
  public enum Code {
    /** Whether a name has to do with the subject's name (R-NAME-1). */
    NAME_RELATED_TO_SUBJECT,
    /**
     * Whether a person's website's name is free of trades, companies, products, idioms (R-NAME-2).
     */
    NAME_FREE_OF_TRADE,
    /** Whether an app's name is the one under its icon (R-NAME-4). */
    NAME_UNDER_ICON,
    /** Whether the form or the certificate is right, where they were read to differ (R-MAT-3). */
    RECOGNISED_DIFFERS
  }
}
