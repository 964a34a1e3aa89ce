package org.openbeian.notification.application.webhook;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.domain.webhook.WebhookSecret;

/** Posts to webhooks. */
public interface WebhookSender {

  /**
   * Posts once, without following redirects.
   *
   * @return what came of it; it never fails, and comes within {@code beian.webhooks.timeout}
   */
  Uni<Answer> post(Message message);

  /**
   * What is posted.
   *
   * @param address where we connect to: one of the URL's host, checked
   * @param id the receiver's key against repetitions
   */
  record Message(URI url, InetAddress address, List<WebhookSecret> secrets, UUID id, String body) {}

  /**
   * What came back.
   *
   * @param status null when no answer came
   * @param cause null when the receiver took it; never a receiver's words
   * @param comeBackAfter what the receiver asks for; null when it asks for nothing
   */
  record Answer(
      @Nullable Integer status,
      int latencyMillis,
      @Nullable String cause,
      @Nullable Duration comeBackAfter) {

    private static final int GONE = 410;

    /** An answer that came. */
    public static Answer of(int status, int latencyMillis, @Nullable Duration comeBackAfter) {
      boolean taken = status >= 200 && status < 300;
      return new Answer(status, latencyMillis, taken ? null : "HTTP " + status, comeBackAfter);
    }

    /** None came. */
    public static Answer none(int latencyMillis, String cause) {
      return new Answer(null, latencyMillis, cause, null);
    }

    public boolean isTaken() {
      return cause == null;
    }

    /** Whether the receiver wants nothing any more. */
    public boolean isGone() {
      return status != null && status == GONE;
    }
  }
}
