package org.openbeian.sandbox.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The work that a browser does to show that a person asks. */
final class ProofOfWork {

  private ProofOfWork() {}

  /** The solution of a puzzle, as it is sent. */
  static String solve(JsonNode puzzle) {
    ObjectNode solution =
        JsonNodeFactory.instance
            .objectNode()
            .put("algorithm", puzzle.path("algorithm").asText())
            .put("challenge", puzzle.path("challenge").asText())
            .put("number", number(puzzle))
            .put("salt", puzzle.path("salt").asText())
            .put("signature", puzzle.path("signature").asText());
    return Base64.getEncoder().encodeToString(solution.toString().getBytes(UTF_8));
  }

  private static long number(JsonNode puzzle) {
    try {
      MessageDigest digest = MessageDigest.getInstance(puzzle.path("algorithm").asText());
      String salt = puzzle.path("salt").asText();
      String wanted = puzzle.path("challenge").asText();
      for (long number = 0; number <= puzzle.path("maxnumber").asLong(); number++) {
        byte[] hash = digest.digest((salt + number).getBytes(UTF_8));
        if (HexFormat.of().formatHex(hash).equals(wanted)) {
          return number;
        }
      }
      throw new StoryException("no number solves the challenge");
    } catch (NoSuchAlgorithmException e) {
      throw new StoryException("the challenge is of an unknown kind", e);
    }
  }
}
