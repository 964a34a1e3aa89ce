package org.openbeian.notification.outbound.email;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Engine;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.application.OutgoingNotice;
import org.openbeian.notification.application.OutsideChannel;
import org.openbeian.platform.pii.Sealer;

/**
 * Sends notices as mails of text and HTML, which say the same.
 *
 * <p>SMTP delivers at least once: after a crash between the server's acceptance and our record of
 * it the mail is sent again. Its Message-ID is made of the delivery's id and stays the same, so
 * that mailboxes can recognise the repetition.
 */
@ApplicationScoped
class EmailChannel implements OutsideChannel {

  /** No such mailbox, not local, name not allowed; other 5xx may be our own configuration. */
  private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

  /** What ends a header or a line, or turns the writing round: none of it belongs in a subject. */
  private static final Pattern NOT_IN_A_SUBJECT =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  /** What nobody sees and no page may hold; lines and tabs may stay. */
  private static final Pattern NOT_IN_A_BODY =
      Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]+");

  private final ReactiveMailer mailer;
  private final Engine engine;
  private final Sealer sealer;
  private final @Nullable String console;

  EmailChannel(
      ReactiveMailer mailer,
      Engine engine,
      Sealer sealer,
      @ConfigProperty(name = "beian.notices.console-url") Optional<URI> console) {
    this.mailer = mailer;
    this.engine = engine;
    this.sealer = sealer;
    this.console = console.map(EmailChannel::link).orElse(null);
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public Uni<Void> send(OutgoingNotice notice) {
    String title = NOT_IN_A_SUBJECT.matcher(notice.title()).replaceAll(" ").strip();
    String opened = sealer.open(notice.sealedBody()).replace("\r\n", "\n").replace('\r', '\n');
    String body = NOT_IN_A_BODY.matcher(opened).replaceAll(" ");
    String language = notice.language().tag();
    Mail mail =
        Mail.withText(
                sealer.open(notice.recipient()),
                title,
                engine
                    .getTemplate("email/text/" + language)
                    .data("body", body, "console", console)
                    .render())
            .setHtml(
                engine
                    .getTemplate("email/page/" + language)
                    .data("mail", MailPage.of(title, body, console))
                    .render())
            .addHeader("Message-ID", "<" + notice.deliveryId() + "@openbeian>")
            .addHeader("Date", RFC_1123_DATE_TIME.format(notice.createdAt().atOffset(UTC)))
            .addHeader("Auto-Submitted", "auto-generated")
            .addHeader("Content-Language", language);
    // the mailer throws for a malformed address
    return Uni.createFrom()
        .deferred(() -> mailer.send(mail))
        .onFailure()
        .transform(EmailChannel::understood);
  }

  /** A wrong one is found at start, not in everybody's mailbox. */
  private static String link(URI console) {
    String scheme = console.getScheme();
    if (console.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new IllegalArgumentException(
          "beian.notices.console-url is no https address: " + console);
    }
    return console.toString();
  }

  private static Throwable understood(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException smtp) {
        String reply = "SMTP " + smtp.getReplyCode();
        return NO_SUCH_MAILBOX.contains(smtp.getReplyCode())
            ? new Refused(reply)
            : new Unreachable(reply);
      }
      if (cause instanceof IllegalArgumentException) {
        return new Refused("not an e-mail address");
      }
    }
    return failure;
  }
}
