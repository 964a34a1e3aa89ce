package org.openbeian.review.application;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.platform.security.Signer;
import org.openbeian.review.domain.Attention;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewClock;

/** What an operator may set. */
@ApplicationScoped
class ReviewSettings {

  /** At start-up: a wrong calendar or number must not wait for the first reviewer. */
  @Produces
  @Singleton
  @Startup
  Overdue overdue(
      WorkingCalendar calendar,
      @ConfigProperty(name = "beian.order.overdue-after") int workingDays) {
    return new Overdue(calendar, workingDays);
  }

  @Produces
  @Singleton
  @Startup
  ReviewClock reviewClock(
      WorkingCalendar calendar,
      @ConfigProperty(name = "beian.review.working-days") int reviewDays,
      @ConfigProperty(name = "beian.review.forwarding-working-days") int forwardingDays,
      @ConfigProperty(name = "beian.review.lease") Duration lease) {
    return new ReviewClock(calendar, reviewDays, forwardingDays, lease);
  }

  @Produces
  @Singleton
  Attention attention(Overdue overdue) {
    return new Attention(overdue);
  }

  /** Of permits to look at materials; order-service knows the same keys. */
  @Produces
  @Singleton
  @Startup
  Signer permitSigner(@ConfigProperty(name = "beian.materials.permit-keys") String keys) {
    return new Signer("beian.materials.permit-keys", keys);
  }
}
