package org.openbeian.notification.outbound.email;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Engine;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.application.OutgoingNotice;
import org.openbeian.notification.application.OutsideChannel;
import org.openbeian.platform.pii.Sealer;

/**
 * Sends notices as mails of text and simple HTML.
 *
 * <p>SMTP delivers at least once: after a crash between the server's acceptance and our record of
 * it the mail is sent again. Its Message-ID is made of the delivery's id and stays the same, so
 * that mailboxes can recognise the repetition.
 */
@ApplicationScoped
class EmailChannel implements OutsideChannel {

  /** No such mailbox, not local, name not allowed; other 5xx may be our own configuration. */
  private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

  private final ReactiveMailer mailer;
  private final Engine engine;
  private final Sealer sealer;

  EmailChannel(ReactiveMailer mailer, Engine engine, Sealer sealer) {
    this.mailer = mailer;
    this.engine = engine;
    this.sealer = sealer;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public Uni<Void> send(OutgoingNotice notice) {
    String body = sealer.open(notice.sealedBody());
    String language = notice.language().tag();
    Mail mail =
        Mail.withText(
                sealer.open(notice.recipient()),
                notice.title(),
                engine.getTemplate("email/text/" + language).data("body", body).render())
            .setHtml(
                engine
                    .getTemplate("email/page/" + language)
                    .data("title", notice.title())
                    .data("lines", body.lines().toList())
                    .render())
            .addHeader("Message-ID", "<" + notice.deliveryId() + "@openbeian>")
            .addHeader("Date", RFC_1123_DATE_TIME.format(notice.createdAt().atOffset(UTC)))
            .addHeader("Auto-Submitted", "auto-generated");
    // the mailer throws for a malformed address
    return Uni.createFrom()
        .deferred(() -> mailer.send(mail))
        .onFailure()
        .transform(EmailChannel::understood);
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
