package org.openbeian.smsverify;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A challenge of the human check, and how a browser solves it. */
record Puzzle(String algorithm, String challenge, String salt, long maxnumber, String signature) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A new one. */
  static Puzzle read() {
    JsonPath answer =
        given()
            .get("/api/v1/sms-verifications/challenges")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return new Puzzle(
        answer.getString("puzzle.algorithm"),
        answer.getString("puzzle.challenge"),
        answer.getString("puzzle.salt"),
        answer.getLong("puzzle.maxnumber"),
        answer.getString("puzzle.signature"));
  }

  /** The solution, as it is sent. */
  String solution() {
    return solution(number());
  }

  String solution(long number) {
    ObjectNode solution =
        JSON.createObjectNode()
            .put("algorithm", algorithm)
            .put("challenge", challenge)
            .put("number", number)
            .put("salt", salt)
            .put("signature", signature)
            .put("took", 12);
    try {
      return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(solution));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long number() {
    for (long number = 0; number <= maxnumber; number++) {
      if (hash(salt + number).equals(challenge)) {
        return number;
      }
    }
    throw new AssertionError("no number solves the challenge");
  }

  private String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
