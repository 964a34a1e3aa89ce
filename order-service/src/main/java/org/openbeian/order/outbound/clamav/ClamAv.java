package org.openbeian.order.outbound.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openbeian.order.application.VirusScan;

/** Asks a ClamAV daemon by its command {@code INSTREAM}, each time on a connection of its own. */
public class ClamAv implements VirusScan {

  private static final int CHUNK = 64 << 10;
  private static final int LONGEST_ANSWER = 4 << 10;

  private final String host;
  private final int port;
  private final int timeoutMillis;

  /** One at an address that connects, and says something, within a time. */
  public ClamAv(String host, int port, Duration timeout) {
    this.host = host;
    this.port = port;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  /** What is neither its yes nor its no is no answer. */
  @Override
  public boolean isClean(Path file) throws IOException {
    String answer = ask(file);
    if (answer.equals("stream: OK")) {
      return true;
    }
    if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
      return false;
    }
    throw new IOException("an answer that is none");
  }

  private String ask(Path file) throws IOException {
    try (Socket socket = new Socket();
        InputStream content = Files.newInputStream(file)) {
      socket.connect(new InetSocketAddress(host, port), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
      out.write("zINSTREAM\0".getBytes(US_ASCII));
      byte[] chunk = new byte[CHUNK];
      for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
        out.writeInt(read);
        out.write(chunk, 0, read);
      }
      out.writeInt(0);
      out.flush();
      return answer(socket.getInputStream());
    }
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    for (int c = in.read(); c > 0; c = in.read()) {
      if (answer.length() == LONGEST_ANSWER) {
        throw new IOException("an answer without end");
      }
      answer.append((char) c);
    }
    return answer.toString();
  }
}
