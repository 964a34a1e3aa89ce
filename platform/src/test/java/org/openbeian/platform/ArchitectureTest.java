package org.openbeian.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses platform =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.openbeian.platform");

  @Test
  void takes_time_from_the_clock_package_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.openbeian.platform.clock")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(platform);
  }

  @Test
  void knows_no_business_and_no_service() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.openbeian.contracts.order..",
            "org.openbeian.contracts.review..",
            "org.openbeian.contracts.smsverify..",
            "org.openbeian.contracts.notification..",
            "org.openbeian.order..",
            "org.openbeian.review..",
            "org.openbeian.smsverify..",
            "org.openbeian.audit..",
            "org.openbeian.notification..")
        .check(platform);
  }
}
