package org.openbeian.review.application;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.platform.security.Signer;
import org.openbeian.review.domain.Overdue;

/** What an operator may set. */
@ApplicationScoped
class ReviewSettings {

  /** At start-up: a wrong calendar or number must not wait for the first reviewer. */
  @Produces
  @Singleton
  @Startup
  Overdue overdue(
      WorkingCalendar calendar,
      @ConfigProperty(name = "beian.order.overdue-after") int workingDays,
      @ConfigProperty(name = "beian.review.bureau-overdue-after") int workingDaysAtBureau) {
    return new Overdue(calendar, workingDays, workingDaysAtBureau);
  }

  /** Of permits to look at materials; order-service knows the same keys. */
  @Produces
  @Singleton
  @Startup
  Signer permitSigner(@ConfigProperty(name = "beian.materials.permit-keys") String keys) {
    return new Signer("beian.materials.permit-keys", keys);
  }
}
