package org.openbeian.order.application;

import static org.openbeian.contracts.order.SmsRecipient.Role.SERVICE_PRINCIPAL;
import static org.openbeian.contracts.order.SmsRecipient.Role.SUBJECT_PRINCIPAL;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.platform.pii.Sealer;

/** Who must verify a phone, by the plan of the order's type (R-FLOW-5). */
@ApplicationScoped
class SmsRecipients {

  private static final int TAIL = 6;

  private final Sealer sealer;
  private final RuleBook book;
  private final Time time;

  SmsRecipients(Sealer sealer, RuleBook book, Time time) {
    this.sealer = sealer;
    this.book = book;
    this.time = time;
  }

  /** One per distinct number, however many roles it has (R-SMS-1). */
  List<SmsRecipient> of(Order order) {
    Map<String, Owner> owners = new LinkedHashMap<>();
    FilingPlan plan = order.plan();
    if (plan.subjectPrincipalVerifies(order.subjectChanged())) {
      SubjectForm<Sealed> subject = Objects.requireNonNull(order.application().subject());
      note(owners, order, subject.principal(), SUBJECT_PRINCIPAL);
    }
    order.application().services().stream()
        .filter(service -> plan.servicePrincipalVerifies(service.kind()))
        .forEach(service -> note(owners, order, service.principal(), SERVICE_PRINCIPAL));
    List<SmsRecipient> recipients = new ArrayList<>();
    owners.forEach(
        (phone, owner) ->
            recipients.add(
                new SmsRecipient(
                    sealer.seal(phone), sealer.seal(owner.tail), List.copyOf(owner.roles))));
    return recipients;
  }

  private void note(
      Map<String, Owner> owners,
      Order order,
      @Nullable PrincipalForm<Sealed> principal,
      SmsRecipient.Role role) {
    PrincipalForm<Sealed> person = Objects.requireNonNull(principal);
    String phone = Phones.normalised(sealer.open(Objects.requireNonNull(person.mobile())));
    owners.computeIfAbsent(phone, first -> new Owner(tailOf(person, order))).roles.add(role);
  }

  /** R-SMS-8: in some provinces a travel permit's is that of the identity card on its back. */
  private String tailOf(PrincipalForm<Sealed> person, Order order) {
    CertificateForm<Sealed> certificate = Objects.requireNonNull(person.certificate());
    Sealed identity = certificate.identityNumber();
    boolean byIdentity =
        identity != null
            && certificate.type() == CertificateType.HONG_KONG_MACAU_TRAVEL_PERMIT
            && book.province(order.province())
                .filter(province -> Province.holds(province.travelPermitIdentity(), time.today()))
                .isPresent();
    Sealed sealed = byIdentity ? identity : Objects.requireNonNull(certificate.number());
    String number = sealer.open(sealed).toUpperCase(Locale.ROOT);
    return number.substring(Math.max(0, number.length() - TAIL));
  }

  private static final class Owner {
    private final String tail;
    private final Set<SmsRecipient.Role> roles = new TreeSet<>();

    private Owner(String tail) {
      this.tail = tail;
    }
  }
}
