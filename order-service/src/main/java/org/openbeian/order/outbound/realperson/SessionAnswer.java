package org.openbeian.order.outbound.realperson;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import org.openbeian.order.application.RealPersonVerification.AppAwayException;
import org.openbeian.order.application.RealPersonVerification.Session;

/** Reads what the app answers, and trusts none of it unseen: people will open that link. */
final class SessionAnswer {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
  private static final int LONGEST_LINK = 512;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private SessionAnswer() {}

  /**
   * Reads an answer.
   *
   * @throws AppAwayException when it is unsound
   */
  static Session read(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      String id = answer.path("session").asText();
      String link = answer.path("link").asText();
      require(ID.matcher(id).matches(), "session is none");
      require(link.length() <= LONGEST_LINK && isSafe(new URI(link)), "link is none");
      return new Session(id, link);
    } catch (IOException e) {
      throw new AppAwayException("an answer that is no JSON");
    } catch (URISyntaxException e) {
      throw new AppAwayException("link is none");
    }
  }

  /** Unencrypted only for an app on this machine. */
  private static boolean isSafe(URI link) {
    return link.getHost() != null
        && link.getUserInfo() == null
        && ("https".equals(link.getScheme())
            || "http".equals(link.getScheme()) && THIS_MACHINE.contains(link.getHost()));
  }

  private static void require(boolean sound, String complaint) {
    if (!sound) {
      throw new AppAwayException(complaint);
    }
  }
}
