package org.openbeian.review.application;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.platform.security.Signer;
import org.openbeian.review.domain.Attention;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.bureau.FieldCodes;
import org.openbeian.review.domain.checklist.Checklist;
import org.openbeian.review.domain.reason.ReasonCatalogue;
import org.openbeian.review.domain.reason.ReasonCatalogues;
import org.openbeian.review.domain.reason.ResultReasons;
import org.openbeian.review.outbound.files.ReviewFiles;

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

  @Produces
  @Singleton
  @Startup
  Checklist checklist(@ConfigProperty(name = "beian.review.directory") Optional<String> directory) {
    return new Checklist(ReviewFiles.checklist(directory.map(Path::of)));
  }

  /**
   * The provider's reviewers may give reasons of their own besides; the bureau's are the field's.
   */
  @Produces
  @Singleton
  @Startup
  ReasonCatalogues reasons(
      FieldCodes codes,
      @ConfigProperty(name = "beian.review.directory") Optional<String> directory) {
    return new ReasonCatalogues(
        new ReasonCatalogue(ReviewFiles.reasons(directory.map(Path::of)), true),
        new ResultReasons(codes));
  }

  /** Of permits to look at materials; order-service knows the same keys. */
  @Produces
  @Singleton
  @Startup
  Signer permitSigner(@ConfigProperty(name = "beian.materials.permit-keys") String keys) {
    return new Signer("beian.materials.permit-keys", keys);
  }
}
