package org.openbeian.notification.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a look at a mailbox could see: everything that the transactions had written which had ended
 * by then, and nothing else. A time or a number could not say so, for what is written first may
 * well be committed last.
 *
 * <p>It is PostgreSQL's {@code pg_snapshot}. Clients keep it in an opaque form and bring it along
 * to go on from where they were.
 *
 * @param oldest all transactions before this one had ended
 * @param next neither this one nor any later one had
 * @param running those in between that had not, ascending
 */
public record Seen(long oldest, long next, List<Long> running) {

  /** So many transactions run at once at most; more are nobody's snapshot. */
  private static final int MOST_RUNNING = 10_000;

  public Seen {
    running = List.copyOf(running);
    if (oldest < 1 || next < oldest || running.size() > MOST_RUNNING) {
      throw new IllegalArgumentException("not a snapshot");
    }
    long before = oldest - 1;
    for (long transaction : running) {
      if (transaction <= before || transaction >= next) {
        throw new IllegalArgumentException("not a snapshot");
      }
      before = transaction;
    }
  }

  /** Reads PostgreSQL's form, such as {@code 10:20:10,14,15}. */
  public static Seen ofSnapshot(String snapshot) {
    String[] parts = snapshot.split(":", 3);
    List<Long> running = new ArrayList<>();
    for (String transaction : parts[2].isEmpty() ? new String[0] : parts[2].split(",")) {
      running.add(Long.parseLong(transaction));
    }
    return new Seen(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
  }

  /** PostgreSQL's form. */
  public String snapshot() {
    return oldest
        + ":"
        + next
        + ":"
        + String.join(",", running.stream().map(String::valueOf).toList());
  }

  /** Whether it could see what that transaction wrote. */
  public boolean includes(long transaction) {
    return transaction < oldest || transaction < next && !running.contains(transaction);
  }

  /** The form for clients: short, opaque, and safe in a header. */
  public String encode() {
    StringBuilder text = new StringBuilder().append(oldest).append('.').append(next - oldest);
    long before = oldest;
    for (long transaction : running) {
      text.append('.').append(transaction - before);
      before = transaction;
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(US_ASCII));
  }

  /**
   * Reads the form for clients.
   *
   * @throws IllegalArgumentException when it is not one of ours
   */
  public static Seen decode(String text) {
    String[] parts =
        new String(Base64.getUrlDecoder().decode(text), US_ASCII).split("\\.", MOST_RUNNING + 3);
    if (parts.length < 2) {
      throw new IllegalArgumentException("not a snapshot");
    }
    long oldest = Long.parseLong(parts[0]);
    List<Long> running = new ArrayList<>(parts.length - 2);
    long before = oldest;
    try {
      for (int i = 2; i < parts.length; i++) {
        before = Math.addExact(before, Long.parseLong(parts[i]));
        running.add(before);
      }
      return new Seen(oldest, Math.addExact(oldest, Long.parseLong(parts[1])), running);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not a snapshot", e);
    }
  }
}
