package org.openbeian.sandbox.outside;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** SMTP (RFC 5321) as far as a sender needs it: takes every mail for everybody. */
final class SmtpServer {
  private static final int MAX_MESSAGE_BYTES = 10 << 20;
  private static final int MAX_RECIPIENTS = 100;
  private static final Pattern PATH = Pattern.compile("<([^<>\\s]*)>");

  private final Outages outages;
  private final Mailboxes mailboxes;
  private final NetServer server;

  SmtpServer(Vertx vertx, Outages outages, Mailboxes mailboxes) {
    this.outages = outages;
    this.mailboxes = mailboxes;
    this.server = vertx.createNetServer().connectHandler(socket -> new Session(socket).greet());
  }

  Future<Integer> listen(int port) {
    return server.listen(port, "127.0.0.1").map(NetServer::actualPort);
  }

  private final class Session {
    private final NetSocket socket;
    private String from = "";
    private boolean hasSender;
    private final List<String> recipients = new ArrayList<>();
    private boolean inData;
    private Buffer data = Buffer.buffer();
    private boolean tooLong;

    Session(NetSocket socket) {
      this.socket = socket;
    }

    void greet() {
      socket.handler(
          RecordParser.newDelimited("\r\n", this::line).maxRecordSize(MAX_MESSAGE_BYTES));
      socket.exceptionHandler(e -> socket.close());
      if (refusedByOutage()) {
        return;
      }
      reply("220 sandbox.beian ESMTP");
    }

    private void line(Buffer line) {
      if (inData) {
        data(line);
      } else if (!refusedByOutage()) {
        command(line.toString(StandardCharsets.UTF_8));
      }
    }

    private void command(String line) {
      var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" ->
            reply(
                "250-sandbox.beian",
                "250-PIPELINING",
                "250-8BITMIME",
                "250-SMTPUTF8",
                "250 SIZE " + MAX_MESSAGE_BYTES);
        case "HELO" -> reply("250 sandbox.beian");
        case "MAIL" -> {
          reset();
          var path = PATH.matcher(line);
          if (path.find()) {
            from = path.group(1);
            hasSender = true;
            reply("250 2.1.0 Ok");
          } else {
            reply("501 5.1.7 Bad sender");
          }
        }
        case "RCPT" -> {
          var path = PATH.matcher(line);
          if (!hasSender) {
            reply("503 5.5.1 MAIL first");
          } else if (recipients.size() >= MAX_RECIPIENTS) {
            reply("452 4.5.3 Too many recipients");
          } else if (path.find() && path.group(1).indexOf('@') > 0) {
            recipients.add(path.group(1));
            reply("250 2.1.5 Ok");
          } else {
            reply("501 5.1.3 Bad recipient");
          }
        }
        case "DATA" -> {
          if (recipients.isEmpty()) {
            reply("503 5.5.1 RCPT first");
          } else {
            inData = true;
            reply("354 End with <CRLF>.<CRLF>");
          }
        }
        case "RSET" -> {
          reset();
          reply("250 2.0.0 Ok");
        }
        case "NOOP" -> reply("250 2.0.0 Ok");
        case "QUIT" -> socket.end(Buffer.buffer("221 2.0.0 Bye\r\n"));
        default -> reply("502 5.5.1 Not known here");
      }
    }

    private void data(Buffer line) {
      if (line.length() == 1 && line.getByte(0) == '.') {
        inData = false;
        if (tooLong) {
          reply("552 5.3.4 Message too big");
        } else if (outages.isDown("smtp")) {
          reply("451 4.3.2 Service not available");
        } else {
          mailboxes.deliver(from, recipients, data.getBytes());
          reply("250 2.0.0 Ok");
        }
        reset();
      } else if (data.length() + line.length() > MAX_MESSAGE_BYTES) {
        tooLong = true;
      } else {
        // a line that starts with a dot was sent with two
        data.appendBuffer(
            line.length() > 0 && line.getByte(0) == '.' ? line.slice(1, line.length()) : line);
        data.appendString("\r\n");
      }
    }

    private void reset() {
      from = "";
      hasSender = false;
      recipients.clear();
      data = Buffer.buffer();
      tooLong = false;
    }

    private boolean refusedByOutage() {
      if (!outages.isDown("smtp")) {
        return false;
      }
      socket.end(Buffer.buffer("421 4.3.2 Service not available\r\n"));
      return true;
    }

    private void reply(String... lines) {
      socket.write(String.join("\r\n", lines) + "\r\n");
    }
  }
}
