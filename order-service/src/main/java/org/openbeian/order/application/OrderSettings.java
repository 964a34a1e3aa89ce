package org.openbeian.order.application;

import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.order.domain.IdleClock;
import org.openbeian.order.domain.RegistryCheckClock;
import org.openbeian.order.domain.RetentionClock;
import org.openbeian.order.domain.code.CodePolicy;
import org.openbeian.order.domain.duration.BureauRule;
import org.openbeian.order.domain.duration.ExpectedDurations;
import org.openbeian.order.domain.duration.Overdue;
import org.openbeian.order.domain.duty.DutyReminders;
import org.openbeian.order.domain.duty.DutyRules;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.order.domain.material.MaterialRules;
import org.openbeian.order.domain.realperson.RealPersonPolicy;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.outbound.clamav.ClamAv;
import org.openbeian.order.outbound.files.RuleBookFiles;
import org.openbeian.order.outbound.files.RuleFiles;
import org.openbeian.order.outbound.files.SealedDirectory;
import org.openbeian.order.outbound.recognition.HttpRecognition;
import org.openbeian.order.outbound.recognition.Tesseract;
import org.openbeian.order.outbound.s3.BucketSettings;
import org.openbeian.order.outbound.s3.SealedBucket;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Signer;

/** What an operator may set. */
@ApplicationScoped
class OrderSettings {

  private static final Logger LOG = Logger.getLogger(OrderSettings.class);

  @Produces
  @Singleton
  IdleClock idleClock(
      @ConfigProperty(name = "beian.order.idle.first-warning") Duration firstWarning,
      @ConfigProperty(name = "beian.order.idle.second-warning") Duration secondWarning,
      @ConfigProperty(name = "beian.order.idle.expiry") Duration expiry) {
    return new IdleClock(firstWarning, secondWarning, expiry);
  }

  @Produces
  @Singleton
  RegistryCheckClock registryCheckClock(
      @ConfigProperty(name = "beian.order.registry-check.every") Duration every) {
    return new RegistryCheckClock(every);
  }

  /**
   * Longer than answers of requests are kept, which may show some of it: those are forgotten by
   * their own age.
   */
  @Produces
  @Singleton
  @Startup
  RetentionClock retentionClock(
      @ConfigProperty(name = "beian.order.personal-data.retention") Duration retention,
      @ConfigProperty(name = "beian.idempotency.retention") Duration answers) {
    if (retention.compareTo(answers) <= 0) {
      throw new IllegalArgumentException(
          "beian.order.personal-data.retention must be longer than beian.idempotency.retention");
    }
    return new RetentionClock(retention);
  }

  @Produces
  @Singleton
  RegistryCheckPolicy registryChecks(
      @ConfigProperty(name = "beian.order.registry-check.batch-size") int batchSize,
      @ConfigProperty(name = "beian.order.registry-check.lease") Duration lease,
      @ConfigProperty(name = "beian.order.registry-check.first-retry") Duration firstRetry,
      @ConfigProperty(name = "beian.order.registry-check.longest-retry") Duration longestRetry) {
    return new RegistryCheckPolicy(batchSize, lease, firstRetry, longestRetry);
  }

  @Produces
  @Singleton
  @Startup
  CodePolicy serviceCodes(
      @ConfigProperty(name = "beian.order.service-codes.per-server") int perServer,
      @ConfigProperty(name = "beian.order.service-codes.subscription-months") int months) {
    return new CodePolicy(perServer, months);
  }

  @Produces
  @Singleton
  OneTimeCodePolicy oneTimeCodes(
      @ConfigProperty(name = "beian.owner-codes.validity") Duration validity,
      @ConfigProperty(name = "beian.owner-codes.tries") int tries,
      @ConfigProperty(name = "beian.owner-codes.sends") int sends,
      @ConfigProperty(name = "beian.owner-codes.pause") Duration pause) {
    return new OneTimeCodePolicy(validity, tries, sends, pause);
  }

  @Produces
  @Singleton
  RecoveryPolicy recovery(
      @ConfigProperty(name = "beian.recovery.validity") Duration validity,
      @ConfigProperty(name = "beian.recovery.support-validity") Duration supportValidity,
      @ConfigProperty(name = "beian.recovery.retention") Duration retention,
      @ConfigProperty(name = "beian.recovery.openings") int openings,
      @ConfigProperty(name = "beian.recovery.codes-per-account") int codesPerAccount,
      @ConfigProperty(name = "beian.recovery.codes-per-record") int codesPerRecord) {
    return new RecoveryPolicy(
        validity, supportValidity, retention, openings, codesPerAccount, codesPerRecord);
  }

  @Produces
  @Singleton
  ContactProofPolicy contactProofs(
      @ConfigProperty(name = "beian.contact-proof.valid-for") Duration validFor,
      @ConfigProperty(name = "beian.contact-proof.unproven-retention") Duration unprovenRetention,
      @ConfigProperty(name = "beian.contact-proof.codes-per-phone") int codesPerPhone,
      @ConfigProperty(name = "beian.contact-proof.codes-per-account") int codesPerAccount) {
    return new ContactProofPolicy(validFor, unprovenRetention, codesPerPhone, codesPerAccount);
  }

  @Produces
  @Singleton
  @Startup
  DutyReminders dutyReminders(
      @ConfigProperty(name = "beian.duties.reminders") Optional<List<Duration>> steps) {
    return new DutyReminders(steps.orElse(List.of()));
  }

  @Produces
  @Singleton
  @Startup
  DutyRules dutyRules(@ConfigProperty(name = "beian.duties.file") Optional<String> file) {
    return RuleFiles.duties(file.map(Path::of));
  }

  @Produces
  @Singleton
  @Startup
  RuleBook ruleBook(@ConfigProperty(name = "beian.rulebook.directory") Optional<String> directory) {
    RuleBook book = RuleBookFiles.read(directory.map(Path::of));
    if (book.provinces().values().stream().anyMatch(each -> each.localNumber() != null)) {
      // loads where numbers are from before there is anybody to wait for it
      Phones.isOfProvince("13800571001", "");
    }
    return book;
  }

  @Produces
  @Singleton
  @Startup
  DomainLookupPolicy domainLookups(
      @ConfigProperty(name = "beian.order.domain-lookups.remembered-for") Duration remembered,
      @ConfigProperty(name = "beian.order.domain-lookups.no-answer-remembered-for")
          Duration noAnswerRemembered,
      @ConfigProperty(name = "beian.order.domain-lookups.patience") Duration patience) {
    return new DomainLookupPolicy(remembered, noAnswerRemembered, patience);
  }

  @Produces
  @Singleton
  @Startup
  MaterialRules materialRules(
      @ConfigProperty(name = "beian.rulebook.directory") Optional<String> directory) {
    return RuleBookFiles.materials(directory.map(Path::of));
  }

  @Produces
  @Singleton
  MaterialPolicy materials(@ConfigProperty(name = "beian.order.materials.per-order") int perOrder) {
    return new MaterialPolicy(perOrder);
  }

  @Produces
  @Singleton
  @Startup
  RealPersonPolicy realPersons(
      @ConfigProperty(name = "beian.real-person.link-valid-for") Duration linkValidFor,
      @ConfigProperty(name = "beian.real-person.outcome-within") Duration outcomeWithin,
      @ConfigProperty(name = "beian.real-person.valid-for") Duration validFor,
      @ConfigProperty(name = "beian.real-person.checks-per-day") int checksPerDay) {
    return new RealPersonPolicy(linkValidFor, outcomeWithin, validFor, checksPerDay);
  }

  @Produces
  @Singleton
  @Startup
  MaterialStore materialStore(
      @ConfigProperty(name = "beian.order.materials.directory") String directory,
      @ConfigProperty(name = "quarkus.http.body.uploads-directory") String uploads,
      @ConfigProperty(name = "beian.order.materials.s3.bucket") Optional<String> bucket,
      Config config,
      Sealer sealer)
      throws IOException {
    if (bucket.isPresent()) {
      return new SealedBucket(settings(bucket.get(), config), Path.of(uploads), sealer);
    }
    return new SealedDirectory(Path.of(directory), Path.of(uploads), sealer);
  }

  /** Of permits to look at materials, which review-service gives. */
  @Produces
  @Singleton
  @Startup
  Signer permitSigner(@ConfigProperty(name = "beian.materials.permit-keys") String keys) {
    return new Signer("beian.materials.permit-keys", keys);
  }

  private static BucketSettings settings(String bucket, Config config) {
    String s3 = "beian.order.materials.s3.";
    return new BucketSettings(
        config.getOptionalValue(s3 + "endpoint", URI.class),
        config.getValue(s3 + "region", String.class),
        bucket,
        config.getOptionalValue(s3 + "prefix", String.class).orElse(""),
        config.getOptionalValue(s3 + "access-key", String.class),
        config.getOptionalValue(s3 + "secret-key", String.class),
        config.getValue(s3 + "path-style", Boolean.class),
        config.getValue(s3 + "timeout", Duration.class));
  }

  /** Whether uploads are scanned is said, one way or the other, and off is said at each start. */
  @Produces
  @Singleton
  @Startup
  VirusScan virusScan(
      @ConfigProperty(name = "beian.order.materials.scan") Scanner scanner,
      @ConfigProperty(name = "beian.order.materials.clamav.host") Optional<String> host,
      @ConfigProperty(name = "beian.order.materials.clamav.port") int port,
      @ConfigProperty(name = "beian.order.materials.clamav.timeout") Duration timeout) {
    return switch (scanner) {
      case CLAMAV ->
          new ClamAv(
              host.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "beian.order.materials.scan=clamav needs"
                              + " beian.order.materials.clamav.host")),
              port,
              timeout);
      case OFF -> {
        LOG.warn("uploaded materials are not scanned for viruses: beian.order.materials.scan=off");
        yield file -> true;
      }
    };
  }

  /** Who reads certificates (R-MAT-3); that nobody does is said at each start. */
  @Produces
  @Singleton
  @Startup
  Recognition recognition(
      Vertx vertx,
      @ConfigProperty(name = "beian.recognition.url") Optional<URI> url,
      @ConfigProperty(name = "beian.recognition.token") Optional<String> token,
      @ConfigProperty(name = "beian.recognition.tesseract") Optional<String> tesseract,
      @ConfigProperty(name = "beian.recognition.languages") String languages,
      @ConfigProperty(name = "beian.recognition.at-once") int atOnce,
      @ConfigProperty(name = "beian.recognition.timeout") Duration timeout) {
    if (url.isPresent() && tesseract.isPresent()) {
      throw new IllegalArgumentException(
          "beian.recognition.url and beian.recognition.tesseract exclude each other");
    }
    if (url.isPresent()) {
      return new HttpRecognition(vertx, url.get(), token, atOnce, timeout);
    }
    if (tesseract.isPresent() && Files.isExecutable(Path.of(tesseract.get()))) {
      return new Tesseract(Path.of(tesseract.get()), languages, atOnce, timeout);
    }
    if (tesseract.isPresent()) {
      LOG.warn("uploaded certificates are not read: beian.recognition.tesseract names no program");
    } else {
      LOG.info(
          "uploaded certificates are not read: neither beian.recognition.url nor"
              + " beian.recognition.tesseract is set");
    }
    return Recognition.OFF;
  }

  /** What scans uploads. */
  enum Scanner {
    OFF,
    CLAMAV
  }

  @Produces
  @Singleton
  @Startup
  BureauRule bureauRule(@ConfigProperty(name = "beian.durations.file") Optional<String> file) {
    return RuleFiles.durations(file.map(Path::of));
  }

  @Produces
  @Singleton
  @Startup
  ExpectedDurations expectedDurations(
      WorkingCalendar calendar,
      BureauRule rule,
      @ConfigProperty(name = "beian.durations.enough") int enough) {
    return new ExpectedDurations(calendar, rule, enough);
  }

  @Produces
  @Singleton
  @Startup
  Overdue overdue(
      WorkingCalendar calendar,
      BureauRule rule,
      @ConfigProperty(name = "beian.order.overdue-after") int workingDays) {
    return new Overdue(calendar, rule, workingDays);
  }
}
