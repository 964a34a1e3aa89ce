package org.openbeian.order.domain.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.RecordEffect;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.registration.DomainInScope;
import org.openbeian.order.domain.validity.Premise;

/**
 * Which domains are checked: those that are filed anew, and in a change those granted since 2018.
 * What takes over or ends what is filed leaves them alone.
 */
@Rule(value = "R-DOM-5", source = "S2 2.1")
public final class DomainScope {

  /** 2018-01-01 in China: since then domains are checked before a grant. */
  public static final Instant CHECKED_SINCE = Instant.parse("2017-12-31T16:00:00Z");

  private final List<DomainInScope> scope = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private DomainScope() {}

  /** Whether a change looks at what was granted when, so that it must be known. */
  public static boolean asksForGrants(FilingPlan plan) {
    return plan.effect() == RecordEffect.CHANGE;
  }

  /**
   * The domains that are checked, each once, with their places in the application.
   *
   * @param base what was on record when the order was opened; null when nothing was
   * @param grantedAt of the services on record, by their numbers; one of unknown age is checked
   */
  public static List<DomainInScope> of(
      FilingPlan plan,
      ApplicationForm<?> application,
      @Nullable ApplicationForm<?> base,
      Map<String, Instant> grantedAt) {
    DomainScope scope = new DomainScope();
    if (asksForGrants(plan)) {
      scope.addGranted(plan, application, base == null ? List.of() : base.services(), grantedAt);
    } else if (plan.premise() == Premise.NOTHING_FILED || plan.premise() == Premise.SUBJECT_FILED) {
      for (int i = 0; i < application.services().size(); i++) {
        scope.add("services[" + i + "].", application.services().get(i), false);
      }
    }
    return scope.scope;
  }

  private void addGranted(
      FilingPlan plan,
      ApplicationForm<?> application,
      List<? extends ServiceForm<?>> onRecord,
      Map<String, Instant> grantedAt) {
    Set<String> inApplication = new HashSet<>();
    for (int i = 0; i < application.services().size(); i++) {
      ServiceForm<?> service = application.services().get(i);
      if (service.number() != null) {
        inApplication.add(service.number());
      }
      if (isChecked(service, grantedAt)) {
        add("services[" + i + "].", service, true);
      }
    }
    if (plan.fillsIn(Part.SUBJECT)) {
      onRecord.stream()
          .filter(service -> !inApplication.contains(String.valueOf(service.number())))
          .filter(service -> isChecked(service, grantedAt))
          .forEach(service -> add("", service, true));
    }
  }

  private static boolean isChecked(ServiceForm<?> service, Map<String, Instant> grantedAt) {
    Instant granted = grantedAt.get(String.valueOf(service.number()));
    return granted == null || !granted.isBefore(CHECKED_SINCE);
  }

  /** What is not in the application is the subject's matter. */
  private void add(String path, ServiceForm<?> service, boolean isChange) {
    boolean website = service.kind() == null || service.kind() == ServiceKind.WEBSITE;
    for (int i = 0; i < service.domains().size(); i++) {
      String at = path.isEmpty() ? "subject" : path + "domains[" + i + "]";
      DomainNames.canonical(service.domains().get(i))
          .filter(names::add)
          .ifPresent(
              name ->
                  scope.add(
                      new DomainInScope(
                          at,
                          name,
                          DomainNames.registrable(name).orElse(null),
                          website && !isChange,
                          isChange)));
    }
  }
}
