package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.realperson.RealPersonCheck;
import org.openbeian.order.domain.realperson.RealPersonPolicy;
import org.openbeian.order.domain.realperson.Standing;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.Evidence.RealPerson;
import org.openbeian.order.domain.rules.PersonsToVerify;
import org.openbeian.order.domain.rules.PersonsToVerify.Person;
import org.openbeian.order.outbound.postgres.RealPersonChecks;
import org.openbeian.platform.pii.Sealer;

/**
 * Whose face an order needs, and how far each is (R-REAL-1). A check belongs to a name with a
 * certificate, by a keyed hash: of a principal who is changed it is none.
 */
@ApplicationScoped
class PersonStandings {

  private final RealPersonChecks checks;
  private final RealPersonPolicy policy;
  private final Sealer sealer;
  private final Time time;

  PersonStandings(RealPersonChecks checks, RealPersonPolicy policy, Sealer sealer, Time time) {
    this.checks = checks;
    this.policy = policy;
    this.sealer = sealer;
    this.time = time;
  }

  /** The keyed hash that stands for a person. */
  String hash(Person person) {
    return sealer.index("real-person", person.identity());
  }

  /** Of all who are to be verified; in the caller's session. */
  Uni<List<RealPerson>> of(Order order, Checked checked) {
    List<Person> persons = PersonsToVerify.of(checked);
    return persons.isEmpty()
        ? Uni.createFrom().item(List.of())
        : checks
            .of(order.id())
            .map(
                all ->
                    persons.stream()
                        .map(
                            person ->
                                new RealPerson(person.of().get(0), standing(ofPerson(all, person))))
                        .toList());
  }

  /** The checks of a person, among those of an order. */
  List<RealPersonCheck> ofPerson(List<RealPersonCheck> all, Person person) {
    String hash = hash(person);
    return all.stream().filter(check -> check.person().equals(hash)).toList();
  }

  Standing standing(List<RealPersonCheck> ofPerson) {
    return Standing.of(ofPerson, time.now(), policy);
  }
}
