package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.domain.Choices;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.NotificationPreference;

/** Shows what was chosen for a mailbox. */
@ApplicationScoped
public class ReadPreferences {

  /**
   * What was chosen.
   *
   * @param version what a change must name; 0 while nothing was ever chosen
   * @param changedBy the token's {@code sub}; null while nothing was ever chosen
   */
  public record Chosen(
      Choices choices, long version, @Nullable String changedBy, @Nullable Instant changedAt) {

    private static final Chosen NOTHING = new Chosen(Choices.NONE, 0, null, null);

    static Chosen of(NotificationPreference preference) {
      return new Chosen(
          preference.choices(),
          preference.version(),
          preference.changedBy(),
          preference.changedAt());
    }
  }

  public Uni<Chosen> of(Mailbox mailbox) {
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        session.find(
                            NotificationPreference.class, NotificationPreference.Key.of(mailbox)))
                .map(found -> found == null ? Chosen.NOTHING : Chosen.of(found)));
  }
}
