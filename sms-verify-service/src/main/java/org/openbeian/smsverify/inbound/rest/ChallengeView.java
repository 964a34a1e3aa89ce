package org.openbeian.smsverify.inbound.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.smsverify.application.HumanCheck;

/** What is to be solved before asking for another code (R-SMS-6). */
public record ChallengeView(
    @Schema(required = true) HumanCheck.Kind kind,
    @Schema(description = "null when `kind` is `NONE`: nothing is to be solved")
        @Nullable Puzzle puzzle) {

  /** Work for a browser. */
  @Schema(
      name = "ProofOfWork",
      description =
          "Find the number from 0 to `maxnumber` for which the hash of `salt`, directly followed by"
              + " the number's decimal digits, is `challenge`. The fields are those of an ALTCHA"
              + " challenge, so an ALTCHA widget can be given this object as it is")
  public record Puzzle(
      @Schema(required = true, examples = "SHA-256") String algorithm,
      @Schema(
              required = true,
              description = "The hash in hex, small letters",
              examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          String challenge,
      @Schema(
              required = true,
              description = "Used as it is, with all its characters",
              examples = "5f0c1d2e3a4b5c6d7e8f9a0b?expires=1772445600&")
          String salt,
      @Schema(required = true, examples = "100000") long maxnumber,
      @Schema(
              required = true,
              description = "Goes back with the solution, unchanged",
              examples = "4b3c2a190f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6b5a4938271605f4e")
          String signature,
      @Schema(
              required = true,
              description = "From then on the solution is refused",
              examples = "2026-03-02T10:00:00Z")
          Instant expiresAt) {}

  public static ChallengeView of(HumanCheck.Challenge challenge) {
    HumanCheck.ProofOfWork work = challenge.puzzle();
    return new ChallengeView(
        challenge.kind(),
        work == null
            ? null
            : new Puzzle(
                work.algorithm(),
                work.challenge(),
                work.salt(),
                work.maxNumber(),
                work.signature(),
                work.expiresAt()));
  }
}
