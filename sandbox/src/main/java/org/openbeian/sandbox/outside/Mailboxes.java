package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mail that arrived, by recipient; kept as it came and parsed when somebody looks. */
final class Mailboxes {
  private static final int PER_MAILBOX = 200;
  private static final int IN_ALL = 50_000;
  private static final long BYTES_IN_ALL = 64L << 20;

  private record Mail(String from, List<String> to, byte[] content, Instant receivedAt) {}

  private final Clock clock;
  private final Inboxes<Mail> mailboxes = new Inboxes<>(PER_MAILBOX, IN_ALL, BYTES_IN_ALL);

  Mailboxes(Clock clock) {
    this.clock = clock;
  }

  void deliver(String from, List<String> to, byte[] content) {
    var mail = new Mail(from, List.copyOf(to), content, clock.instant());
    for (var recipient : to) {
      mailboxes.add(key(recipient), mail, content.length + 200, mail.receivedAt());
    }
  }

  JsonArray messages(String address) {
    var items = new JsonArray();
    mailboxes.messages(key(address)).forEach(mail -> items.add(toJson(mail)));
    return items;
  }

  JsonArray mailboxes() {
    var items = new JsonArray();
    mailboxes
        .summaries()
        .forEach(
            box ->
                items.add(
                    new JsonObject()
                        .put("address", box.address())
                        .put("messages", box.messages())
                        .put("lastReceivedAt", box.lastReceivedAt().toString())));
    return items;
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static JsonObject toJson(Mail mail) {
    var json =
        new JsonObject()
            .put("from", mail.from())
            .put("to", new JsonArray(mail.to()))
            .put("receivedAt", mail.receivedAt().toString());
    try {
      var message = new MimeMessage(null, new ByteArrayInputStream(mail.content()));
      return json.put("messageId", message.getMessageID())
          .put("subject", message.getSubject())
          .put("text", find(message, "text/plain"))
          .put("html", find(message, "text/html"));
    } catch (MessagingException | IOException e) {
      return json.put("unreadable", e.getMessage());
    }
  }

  private static @Nullable String find(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        var found = find(parts.getBodyPart(i), type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
