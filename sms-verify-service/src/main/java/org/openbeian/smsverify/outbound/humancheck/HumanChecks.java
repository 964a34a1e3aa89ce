package org.openbeian.smsverify.outbound.humancheck;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.smsverify.application.HumanCheck;

/** Produces the one {@link HumanCheck}, by {@code beian.sms.human-check}. */
@ApplicationScoped
class HumanChecks {

  @Produces
  @Singleton
  HumanCheck humanCheck(
      @ConfigProperty(name = "beian.sms.human-check") HumanCheck.Kind kind,
      @ConfigProperty(name = "beian.sms.proof-of-work.max-number") long maxNumber,
      @ConfigProperty(name = "beian.sms.proof-of-work.validity") Duration validity,
      Sealer sealer,
      ObjectMapper json) {
    return switch (kind) {
      case NONE -> new NoCheck();
      case PROOF_OF_WORK ->
          new ProofOfWork(sealer.index("human-check", "signature"), maxNumber, validity, json);
    };
  }

  /** Lets everybody pass. */
  private static final class NoCheck implements HumanCheck {

    @Override
    public Challenge challenge() {
      return new Challenge(Kind.NONE, null);
    }

    @Override
    public Uni<Boolean> passes(@Nullable String solution) {
      return Uni.createFrom().item(true);
    }

    @Override
    public Uni<Void> forgetExpired() {
      return Uni.createFrom().voidItem();
    }
  }
}
