package org.openbeian.review.application;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.platform.security.Signer;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.checklist.Checklist;
import org.openbeian.review.domain.reason.CannedReason;
import org.openbeian.review.domain.reason.ReasonCatalogue;
import org.openbeian.review.domain.reason.ReasonCatalogues;
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
      @ConfigProperty(name = "beian.order.overdue-after") int workingDays,
      @ConfigProperty(name = "beian.review.bureau-overdue-after") int workingDaysAtBureau) {
    return new Overdue(calendar, workingDays, workingDaysAtBureau);
  }

  @Produces
  @Singleton
  @Startup
  Checklist checklist(@ConfigProperty(name = "beian.review.directory") Optional<String> directory) {
    return new Checklist(ReviewFiles.checklist(directory.map(Path::of)));
  }

  /** Both stages may give reasons of their own besides. */
  @Produces
  @Singleton
  @Startup
  ReasonCatalogues reasons(
      @ConfigProperty(name = "beian.review.directory") Optional<String> directory) {
    List<CannedReason> canned = ReviewFiles.reasons(directory.map(Path::of));
    return new ReasonCatalogues(
        catalogue(canned, ReviewStage.PRELIMINARY), catalogue(canned, ReviewStage.BUREAU));
  }

  private static ReasonCatalogue catalogue(List<CannedReason> canned, ReviewStage stage) {
    return new ReasonCatalogue(
        canned.stream().filter(each -> each.stages().contains(stage)).toList(), true);
  }

  /** Of permits to look at materials; order-service knows the same keys. */
  @Produces
  @Singleton
  @Startup
  Signer permitSigner(@ConfigProperty(name = "beian.materials.permit-keys") String keys) {
    return new Signer("beian.materials.permit-keys", keys);
  }
}
