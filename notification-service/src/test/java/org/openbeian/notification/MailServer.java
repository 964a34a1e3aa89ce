package org.openbeian.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real SMTP server on loopback that can go away and come back. */
public class MailServer implements QuarkusTestResourceLifecycleManager {

  private static @Nullable GreenMail server;

  @Override
  public Map<String, String> start() {
    int port = freePort();
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return Map.of(
        "quarkus.mailer.mock", "false",
        "quarkus.mailer.host", "127.0.0.1",
        "quarkus.mailer.port", Integer.toString(port));
  }

  @Override
  public void stop() {
    server().stop();
  }

  /** Takes the server away; connections break. */
  public static void goAway() {
    server().stop();
  }

  /** Brings the server back on its port. */
  public static void comeBack() {
    server().start();
  }

  /** The mails to an address, oldest first. */
  public static List<MimeMessage> mailsTo(String address) {
    return Arrays.stream(server().getReceivedMessages())
        .filter(mail -> address.equals(recipient(mail)))
        .toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GreenMail server() {
    if (server == null) {
      throw new IllegalStateException("the mail server was not started");
    }
    return server;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
