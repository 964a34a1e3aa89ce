package org.openbeian.review.application.bureau;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.review.domain.bureau.BureauSubmission;

/** The way that {@code beian.review.bureau} chooses; at start-up, so that a wrong one ends it. */
@Singleton
@Startup
public class ChosenBureau {

  private final Bureau chosen;

  /**
   * Chooses.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public ChosenBureau(
      @All List<Bureau> known, @ConfigProperty(name = "beian.review.bureau") String setting) {
    this.chosen =
        known.stream()
            .filter(bureau -> bureau.name().equals(setting))
            .findAny()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "beian.review.bureau is one of "
                            + known.stream()
                                .map(Bureau::name)
                                .sorted()
                                .collect(Collectors.joining(", "))
                            + ", not "
                            + setting));
  }

  /** By which the setting knows it. */
  public String name() {
    return chosen.name();
  }

  /** See {@link Bureau#submit}. */
  public Uni<Void> submit(BureauSubmission submission) {
    return chosen.submit(submission);
  }
}
