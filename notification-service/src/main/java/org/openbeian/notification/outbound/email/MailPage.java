package org.openbeian.notification.outbound.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A notice laid out for a mail: what its lines are, so that the page can show numbers, reasons and
 * what to do about them as such. The words are the notice's; nothing is added or left out.
 *
 * @param preheader what a mailbox's list shows behind the subject
 * @param console where the button leads; null for no button
 */
public record MailPage(
    String title, String preheader, List<Block> blocks, @Nullable String console) {

  /** A label of few words, a colon, and what it labels. */
  private static final Pattern FACT = Pattern.compile("([^：:。，.,]{1,20})(?:：|: )(\\S.*)");

  private static final Pattern ITEM = Pattern.compile("(\\d{1,2})\\. (.+)");
  private static final Pattern REMARK = Pattern.compile(" {2,}(\\S.*)");

  public MailPage {
    blocks = List.copyOf(blocks);
  }

  /** What a line is. */
  public enum Kind {
    PARAGRAPH,
    FACT,
    ITEM,
    REMARK
  }

  /**
   * A line, or lines of one kind.
   *
   * @param lines never empty
   */
  public record Block(Kind kind, List<Line> lines) {

    public boolean facts() {
      return kind == Kind.FACT;
    }

    public boolean items() {
      return kind == Kind.ITEM || kind == Kind.REMARK;
    }
  }

  /**
   * A line.
   *
   * @param label of a fact, or an item's number; else empty
   */
  public record Line(Kind kind, String label, String text) {

    public boolean item() {
      return kind == Kind.ITEM;
    }
  }

  /** Lays a notice's body out. */
  static MailPage of(String title, String body, @Nullable String console) {
    List<Block> blocks = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (String text : body.lines().filter(line -> !line.isBlank()).toList()) {
      Line line = line(text);
      if (!lines.isEmpty() && !together(lines.get(0).kind(), line.kind())) {
        blocks.add(new Block(lines.get(0).kind(), List.copyOf(lines)));
        lines.clear();
      }
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      blocks.add(new Block(lines.get(0).kind(), List.copyOf(lines)));
    }
    String preheader = blocks.isEmpty() ? "" : blocks.get(0).lines().get(0).text();
    return new MailPage(title, preheader, blocks, console);
  }

  private static boolean together(Kind first, Kind next) {
    return first == next && first != Kind.PARAGRAPH || first == Kind.ITEM && next == Kind.REMARK;
  }

  private static Line line(String text) {
    Matcher item = ITEM.matcher(text);
    if (item.matches()) {
      return new Line(Kind.ITEM, item.group(1), item.group(2));
    }
    Matcher remark = REMARK.matcher(text);
    if (remark.matches()) {
      return new Line(Kind.REMARK, "", remark.group(1));
    }
    Matcher fact = FACT.matcher(text.strip());
    return fact.matches()
        ? new Line(Kind.FACT, fact.group(1), fact.group(2))
        : new Line(Kind.PARAGRAPH, "", text.strip());
  }
}
