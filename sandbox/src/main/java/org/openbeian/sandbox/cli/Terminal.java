package org.openbeian.sandbox.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;

/** How text may look where it is shown: coloured only for people, never where NO_COLOR is set. */
public final class Terminal {
  private final boolean interactive;
  private final boolean colours;

  /** That of this process; {@code beian.terminal} is set by the shell entry, which can tell. */
  public Terminal() {
    this(Boolean.getBoolean("beian.terminal"), System.getenv("NO_COLOR"), System.getenv("TERM"));
  }

  Terminal(
      boolean interactive,
      @org.jspecify.annotations.Nullable String noColor,
      @org.jspecify.annotations.Nullable String term) {
    this.interactive = interactive;
    this.colours = interactive && (noColor == null || noColor.isEmpty()) && !"dumb".equals(term);
  }

  /** Whether a person looks on and can answer. */
  public boolean interactive() {
    return interactive;
  }

  /** Waits for an answer to a question that was just printed; whether it is yes. */
  boolean confirmed() {
    try {
      var answer =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean colours() {
    return colours;
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  public String warning(String text) {
    return paint("33", text);
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
