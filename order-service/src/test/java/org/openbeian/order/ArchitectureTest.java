package org.openbeian.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.openbeian.order.domain.Order;
import org.openbeian.testkit.ServiceArchitecture;

class ArchitectureTest {

  private static final String ROOT = "org.openbeian.order";

  private final JavaClasses service =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void keeps_the_layout_of_all_services() {
    ServiceArchitecture.check(ROOT);
  }

  @Test
  void writes_the_state_only_where_a_transition_is_applied() {
    noFields()
        .that()
        .areDeclaredIn(Order.class)
        .and()
        .haveName("state")
        .should(beWrittenOutside("apply"))
        .check(service);
  }

  @Test
  void speaks_to_the_database_only_from_the_postgres_package() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".outbound.postgres..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hibernate.reactive..")
        .check(service);
  }

  private static ArchCondition<com.tngtech.archunit.core.domain.JavaField> beWrittenOutside(
      String method) {
    return new ArchCondition<>("be written outside " + method) {
      @Override
      public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
        field.getAccessesToSelf().stream()
            .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
            .filter(access -> !access.getOrigin().isConstructor())
            .filter(access -> !access.getOrigin().getName().startsWith("$$_hibernate"))
            .forEach(
                access ->
                    events.add(
                        new SimpleConditionEvent(
                            field,
                            !access.getOrigin().getName().equals(method),
                            access.getDescription())));
      }
    };
  }
}
