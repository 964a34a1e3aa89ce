package org.openbeian.order.domain.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.Stage;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.rules.Checked.At;

/**
 * Whose face is verified (R-REAL-1): the principals of services that an order puts before the
 * bureau anew, and who becomes principal of one on record. Who is principal of several is one
 * person.
 */
public final class PersonsToVerify {

  private PersonsToVerify() {}

  /** What makes somebody the same person. */
  private record Identity(CertificateType type, String number, String name) {}

  /**
   * A person.
   *
   * @param of the paths of the principals that the person is, such as {@code services[0].principal}
   */
  public record Person(
      String name, CertificateType certificateType, String certificateNumber, List<String> of) {

    public Person {
      of = List.copyOf(of);
    }

    /** All that makes it this person, as one text; never to be shown or kept. */
    public String identity() {
      return certificateType + "|" + certificateNumber + "|" + name;
    }

    @Override
    public String toString() {
      return "Person";
    }
  }

  /** As far as the application says who they are, in its order. */
  public static List<Person> of(Checked checked) {
    Map<Identity, List<String>> paths = new LinkedHashMap<>();
    for (At<ServiceForm<String>> service : checked.services()) {
      PrincipalForm<String> principal = service.part().principal();
      CertificateForm<String> certificate = principal == null ? null : principal.certificate();
      if (principal == null || certificate == null || !concerns(checked, service.part())) {
        continue;
      }
      CertificateType type = certificate.type();
      String number = certificate.number();
      String name = principal.name();
      if (type != null && number != null && name != null) {
        paths
            .computeIfAbsent(new Identity(type, number, name), first -> new ArrayList<>())
            .add(service.field("principal"));
      }
    }
    return paths.entrySet().stream()
        .map(
            each ->
                new Person(
                    each.getKey().name(),
                    each.getKey().type(),
                    each.getKey().number(),
                    each.getValue()))
        .toList();
  }

  private static boolean concerns(Checked checked, ServiceForm<String> service) {
    FilingPlan plan = checked.plan();
    if (!plan.has(Stage.BUREAU_REVIEW)) {
      return false;
    }
    if (plan.fillsIn(Part.NEW_SERVICES) || plan.effect().movesServices()) {
      return true;
    }
    return plan.fillsIn(Part.SERVICES)
        && checked
            .onRecord(service.number())
            .filter(before -> isSamePerson(before.principal(), service.principal()))
            .isEmpty();
  }

  private static boolean isSamePerson(
      @Nullable PrincipalForm<String> before, @Nullable PrincipalForm<String> now) {
    CertificateForm<String> one = before == null ? null : before.certificate();
    CertificateForm<String> other = now == null ? null : now.certificate();
    return before != null
        && now != null
        && one != null
        && other != null
        && one.type() == other.type()
        && Objects.equals(one.number(), other.number())
        && Objects.equals(before.name(), now.name());
  }
}
