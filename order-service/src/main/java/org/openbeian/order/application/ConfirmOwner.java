package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.order.application.OneTimeCodes.Purpose;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Lets the owner of a record confirm with a one-time code that something is to end or to be handed
 * over (R-CAN-1, R-DER-1, R-TRF-1, R-MIG-1). The code goes to the phone on record, not to one that
 * the order brings. It is not the ministry's verification (R-SMS).
 */
@ApplicationScoped
public class ConfirmOwner {

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final OneTimeCodes codes;
  private final Sealer sealer;
  private final Time time;

  ConfirmOwner(
      Transactions transactions,
      FilersOrders filersOrders,
      OneTimeCodes codes,
      Sealer sealer,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.codes = codes;
    this.sealer = sealer;
    this.time = time;
  }

  /**
   * A code on its way.
   *
   * @param phone masked
   * @param expiresAt when it is void
   * @param sendsLeft how many more may be asked for
   */
  public record Sent(String phone, Instant expiresAt, int sendsLeft) {}

  private record Message(OneTimeCodes.Issued issued, String phone) {

    Sent sent() {
      return new Sent(Masks.phone(phone), issued.expiresAt(), issued.sendsLeft());
    }

    @Override
    public String toString() {
      return "Message";
    }
  }

  /**
   * Sends a code.
   *
   * @throws ApiException 409 when the order needs none, 429 too soon or too often, 503 when the
   *     gateway did not take it; then it may be asked for again
   */
  public Uni<Sent> send(OrderId id, Caller caller) {
    return transactions
        .inTransaction(
            () ->
                filersOrders
                    .lock(id, caller)
                    .invoke(ConfirmOwner::requireNeed)
                    .chain(
                        order ->
                            codes
                                .issue(Purpose.OWNER, id.value())
                                .map(issued -> new Message(issued, phoneOnRecord(order)))))
        .chain(
            message ->
                codes
                    .deliverOrTell(
                        message.issued,
                        message.phone,
                        "OWNER_CODE_SMS",
                        Locale.forLanguageTag(caller.locale()))
                    .replaceWith(message.sent()));
  }

  /**
   * Takes a code in; a right one confirms the next submission.
   *
   * @throws ApiException 422 for a wrong, expired or used up one
   */
  public Uni<Order> confirm(OrderId id, String code, Caller caller) {
    return transactions
        .inTransaction(
            () ->
                filersOrders
                    .lock(id, caller)
                    .invoke(ConfirmOwner::requireNeed)
                    .call(
                        order ->
                            codes
                                .enter(Purpose.OWNER, id.value(), code)
                                .invoke(right -> confirm(order, right))))
        .map(
            order -> {
              if (!order.isConfirmedByOwner()) {
                // after the commit: the wrong entry counts
                throw ApiException.of(422, "OWNER_CODE_WRONG").byRule(ruleOf(order));
              }
              return order;
            });
  }

  private static void requireNeed(Order order) {
    if (order.plan().ownerCode() == null) {
      throw ApiException.of(409, "OWNER_CODE_NOT_NEEDED", order.type().name());
    }
    if (!order.state().isEditable()) {
      throw Refusals.stateForbids(order, "CONFIRM", ruleOf(order));
    }
    if (order.isConfirmedByOwner()) {
      throw ApiException.of(409, "OWNER_CODE_NOT_NEEDED", order.type().name());
    }
  }

  static String ruleOf(Order order) {
    return switch (order.plan().effect()) {
      case CANCEL_ACCESS -> "R-CAN-1";
      case TRANSFER -> "R-TRF-1";
      case MIGRATE -> "R-MIG-1";
      case DEREGISTER_SERVICES, DEREGISTER_SUBJECT, PUT_ON_RECORD, ADD_SERVICES, CLAIM, CHANGE ->
          "R-DER-1";
    };
  }

  private void confirm(Order order, boolean right) {
    if (right) {
      order.confirmOwner(time.now());
    }
  }

  private String phoneOnRecord(Order order) {
    ApplicationForm<Sealed> onRecord = Objects.requireNonNull(order.base());
    PrincipalForm<Sealed> principal =
        order.plan().ownerCode() == Role.SUBJECT_PRINCIPAL
            ? Objects.requireNonNull(onRecord.subject()).principal()
            : order.application().services().get(0).principal();
    Sealed mobile = Objects.requireNonNull(Objects.requireNonNull(principal).mobile());
    return Phones.normalised(sealer.open(mobile));
  }
}
