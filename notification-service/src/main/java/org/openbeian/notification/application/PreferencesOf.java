package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.notification.domain.Choices;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.NotificationPreference;
import org.openbeian.notification.domain.Preferences;
import org.openbeian.notification.domain.QuietHours;

/** What holds for a mailbox: what was chosen for it, and by default the rest (R-NOT-1). */
@ApplicationScoped
public class PreferencesOf {

  private final QuietHours quietHours;

  PreferencesOf(@ConfigProperty(name = "beian.notices.quiet-hours") String quietHours) {
    this.quietHours = QuietHours.of(quietHours);
  }

  /** In the open session or transaction. */
  Uni<Preferences> mailbox(Mailbox mailbox) {
    return Panache.getSession()
        .chain(s -> s.find(NotificationPreference.class, NotificationPreference.Key.of(mailbox)))
        .map(found -> of(found == null ? Choices.NONE : found.choices()));
  }

  /** What holds by the choices. */
  public Preferences of(Choices choices) {
    return Preferences.of(choices, quietHours);
  }
}
