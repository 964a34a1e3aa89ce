package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.contact.Contact;
import org.openbeian.order.domain.contact.Contact.Role;
import org.openbeian.order.domain.contact.KnownContacts;
import org.openbeian.order.domain.record.Filing;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.outbound.postgres.ContactProofs;
import org.openbeian.order.outbound.postgres.ContactUses;
import org.openbeian.order.outbound.postgres.ContactUses.Elsewhere;
import org.openbeian.order.outbound.postgres.ContactUses.Use;
import org.openbeian.order.outbound.postgres.FilingRecords;

/**
 * Knows which contacts other subjects' filings have (R-SUBJ-6) and which phones an account has
 * proven (R-SUBJ-7). A draft has none that would stand in anybody's way: it may say anything.
 * Everything runs in the caller's session.
 */
@ApplicationScoped
class LookUpContacts {

  private final ContactUses uses;
  private final ContactProofs proofs;
  private final ContactKeys keys;
  private final FilingRecords records;
  private final SealedForms forms;
  private final Time time;

  LookUpContacts(
      ContactUses uses,
      ContactProofs proofs,
      ContactKeys keys,
      FilingRecords records,
      SealedForms forms,
      Time time) {
    this.uses = uses;
    this.proofs = proofs;
    this.keys = keys;
    this.records = records;
    this.forms = forms;
    this.time = time;
  }

  /** What is known of the new contacts of an order. */
  Uni<KnownContacts> known(Order order, Checked checked) {
    List<Contact> contacts = checked.newContacts();
    return proven(order, contacts)
        .chain(
            proven ->
                uses.elsewhere(
                        keyed(contacts),
                        order.subjectKey(),
                        order.id(),
                        order.plan().effect().movesServices() ? null : order.filingNumber())
                    .map(elsewhere -> known(proven, elsewhere)));
  }

  /** The same without a look at other subjects, for a part that may be submitted much later. */
  Uni<KnownContacts> proven(Order order, Checked checked) {
    return proven(order, checked.newContacts())
        .map(proven -> new KnownContacts(proven, Set.of(), Set.of()));
  }

  /** Of many submissions at once that bring the same contact, one goes on first. */
  Uni<Void> lock(Checked checked) {
    List<Use> brought = keyed(checked.newContacts());
    return brought.isEmpty()
        ? Uni.createFrom().voidItem()
        : records.lockContacts(brought.stream().map(Use::key).distinct().toList());
  }

  /** Runs in the transaction of the submission, when nothing was found against them. */
  Uni<Void> keep(Order order, Checked checked) {
    String subjectKey = order.subjectKey();
    List<Use> brought = keyed(checked.newContacts());
    return subjectKey == null || brought.isEmpty() && order.round() == 0
        ? Uni.createFrom().voidItem()
        : uses.keep(order.id(), subjectKey, brought);
  }

  /** Runs in the transaction that changes a record. */
  Uni<Void> keep(Filing filing) {
    FilingSubject subject = filing.subject();
    String subjectKey = subject.certificateKey();
    return subjectKey == null
        ? Uni.createFrom().voidItem()
        : uses.keepOnRecord(
            subject.number(),
            subjectKey,
            keyed(Contact.of(forms.open(filing.inForce()), subject.nature())));
  }

  /** Orders that are over have none; what was granted is on record. */
  Uni<Void> release(List<Order> orders) {
    return uses.forget(orders.stream().filter(order -> order.round() > 0).map(Order::id).toList());
  }

  private Uni<Set<String>> proven(Order order, List<Contact> contacts) {
    Map<String, String> mobiles = new HashMap<>();
    for (Contact contact : contacts) {
      if (contact.role() == Role.MOBILE) {
        mobiles.put(keys.of(contact), contact.value());
      }
    }
    return mobiles.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : proofs
            .proven(order.account(), mobiles.keySet(), time.now())
            .map(
                found ->
                    mobiles.entrySet().stream()
                        .filter(mobile -> found.contains(mobile.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet()));
  }

  private static KnownContacts known(Set<String> proven, List<Elsewhere> elsewhere) {
    Set<String> taken = new HashSet<>();
    Set<String> differing = new HashSet<>();
    for (Elsewhere each : elsewhere) {
      if (each.taken()) {
        taken.add(each.path());
      }
      if (each.differs()) {
        differing.add(each.path());
      }
    }
    return new KnownContacts(proven, taken, differing);
  }

  /** Those whose person is known: others can't be submitted. */
  private List<Use> keyed(List<Contact> contacts) {
    List<Use> keyed = new ArrayList<>();
    for (Contact contact : contacts) {
      if (contact.person() != null) {
        String person = keys.person(contact.person());
        keyed.add(
            new Use(
                contact.path(),
                contact.role().name(),
                keys.of(contact),
                person,
                contact.leads() ? person : null));
      }
    }
    return keyed;
  }
}
