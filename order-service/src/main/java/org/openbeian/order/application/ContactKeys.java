package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.order.domain.contact.Contact;
import org.openbeian.platform.pii.Sealer;

/** Keys by which equal contacts and persons are found without being known (blind indexes). */
@ApplicationScoped
class ContactKeys {

  private final Sealer sealer;

  ContactKeys(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * The key of a phone, in whatever role.
   *
   * @param phone normalised
   */
  String phone(String phone) {
    return sealer.index("contact-phone", phone);
  }

  String of(Contact contact) {
    return switch (contact.role()) {
      case MOBILE, EMERGENCY_PHONE -> phone(contact.value());
      case EMAIL -> sealer.index("contact-email", contact.value());
    };
  }

  /**
   * The key of a person.
   *
   * @param person by certificate
   */
  String person(String person) {
    return sealer.index("contact-person", person);
  }
}
