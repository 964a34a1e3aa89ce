package org.openbeian.smsverify.outbound.humancheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.smsverify.application.HumanCheck;

/**
 * ALTCHA's proof of work. Challenges are signed and not kept; solutions are kept until they expire,
 * so that none is good twice. Wall-clock time: browsers live by it.
 */
final class ProofOfWork implements HumanCheck {

  /** A solution has some 400 characters. */
  private static final int LONGEST_SOLUTION = 2_000;

  private final String key;
  private final long maxNumber;
  private final Duration validity;
  private final ObjectMapper json;

  /**
   * One with its own key.
   *
   * @param key signs challenges; the same in all replicas
   * @param maxNumber how many hashes a browser tries at most
   */
  ProofOfWork(String key, long maxNumber, Duration validity, ObjectMapper json) {
    this.key = key;
    this.maxNumber = maxNumber;
    this.validity = validity;
    this.json = json;
  }

  @Override
  public Challenge challenge() {
    Instant expiresAt = SystemTime.now().plus(validity).truncatedTo(ChronoUnit.SECONDS);
    Altcha.Challenge made = make(expiresAt);
    return new Challenge(
        Kind.PROOF_OF_WORK,
        new HumanCheck.ProofOfWork(
            made.algorithm, made.challenge, made.salt, maxNumber, made.signature, expiresAt));
  }

  private Altcha.Challenge make(Instant expiresAt) {
    try {
      return Altcha.createChallenge(
          new Altcha.ChallengeOptions()
              .setAlgorithm(Altcha.Algorithm.SHA256)
              .setMaxNumber(maxNumber)
              .setSecureRandomNumber(true)
              .setExpires(expiresAt.getEpochSecond())
              .setHmacKey(key));
    } catch (Exception e) {
      throw new IllegalStateException("a challenge can't be made", e);
    }
  }

  @Override
  public Uni<Boolean> passes(@Nullable String solution) {
    Altcha.Payload payload = solution == null ? null : read(solution);
    if (payload == null || !right(payload)) {
      return Uni.createFrom().item(false);
    }
    return Sql.update(
            "insert into used_challenge (challenge, expires_at) values ($1, $2)"
                + " on conflict do nothing",
            payload.challenge,
            SystemTime.now().plus(validity))
        .map(rows -> rows == 1);
  }

  @Override
  public Uni<Void> forgetExpired() {
    return Sql.update("delete from used_challenge where expires_at < $1", SystemTime.now())
        .replaceWithVoid();
  }

  private Altcha.@Nullable Payload read(String solution) {
    if (solution.length() > LONGEST_SOLUTION) {
      return null;
    }
    try {
      JsonNode fields = json.readTree(Base64.getDecoder().decode(solution));
      Altcha.Payload payload = new Altcha.Payload();
      payload.algorithm = fields.path("algorithm").asText();
      payload.challenge = fields.path("challenge").asText();
      payload.number = fields.path("number").asLong(-1);
      payload.salt = fields.path("salt").asText();
      payload.signature = fields.path("signature").asText();
      return payload;
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Unexpired, ours and solved. What makes the library stumble is no solution either. */
  private boolean right(Altcha.Payload payload) {
    try {
      return Altcha.verifySolution(payload, key, true);
    } catch (Exception e) {
      return false;
    }
  }
}
