package org.openbeian.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The layout that every service keeps; a service's {@code ArchitectureTest} checks itself by it.
 */
public final class ServiceArchitecture {

  private static final Pattern SQL_TIME =
      Pattern.compile("(?i)\\b(now|clock_timestamp)\\(\\)|\\bcurrent_(timestamp|date)\\b");
  private static final Pattern JAVA_SQL_TIME =
      Pattern.compile("\"[^\"\\n]*(" + SQL_TIME.pattern().substring(4) + ")[^\"\\n]*\"");

  private ServiceArchitecture() {}

  /**
   * Checks a service.
   *
   * @param root its base package, such as {@code org.openbeian.order}
   */
  public static void check(String root) {
    JavaClasses service =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    rules(root).forEach(rule -> rule.check(service));
    assertSqlAsksNobodyForTheTime();
  }

  /** Business time in SQL is a parameter: the database's clock is not the sandbox's. */
  private static void assertSqlAsksNobodyForTheTime() {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      assertThat(files.filter(Files::isRegularFile).filter(ServiceArchitecture::asksForTheTime))
          .as("SQL that calls now() or current_timestamp")
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean asksForTheTime(Path file) {
    try {
      String name = file.toString();
      Pattern asks =
          name.endsWith(".sql") ? SQL_TIME : name.endsWith(".java") ? JAVA_SQL_TIME : null;
      return asks != null && asks.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ArchRule> rules(String root) {
    return List.of(
        noClasses()
            .that()
            .resideInAPackage(root + ".domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.quarkus..",
                "io.smallrye..",
                "io.vertx..",
                "jakarta.ws.rs..",
                "jakarta.inject..",
                "jakarta.enterprise..",
                "org.apache.kafka..",
                "org.openbeian.platform.outbox..",
                "org.openbeian.platform.inbox..",
                root + ".application..",
                root + ".inbound..",
                root + ".outbound..")
            .because("the domain knows no I/O and no framework")
            .allowEmptyShould(true),
        noClasses()
            .that()
            .resideInAPackage(root + ".domain..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("the domain is told the time")
            .allowEmptyShould(true),
        noClasses()
            .that()
            .resideInAPackage(root + ".inbound..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".outbound..")
            .because("what comes in goes through a use case")
            .allowEmptyShould(true),
        methods()
            .that()
            .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage(root + ".inbound.kafka..")
            .allowEmptyShould(true),
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Outgoing")
            .because("events leave through the outbox"),
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("all time comes from the injected clock"),
        classes()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl"));
  }
}
