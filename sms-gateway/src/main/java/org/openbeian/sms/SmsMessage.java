package org.openbeian.sms;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text to a phone; never to be logged.
 *
 * @param key the same key again is the same message to one gateway, not to both
 * @param fate what earlier tries left open; null when nothing
 * @param moveAfter how long a gateway that may have the message keeps it for itself; null for ever,
 *     so that no phone gets it twice
 */
public record SmsMessage(
    UUID key,
    String phone,
    String sender,
    String text,
    @Nullable UnknownFate fate,
    @Nullable Duration moveAfter) {

  @Override
  public String toString() {
    return "SmsMessage[" + key + "]";
  }
}
