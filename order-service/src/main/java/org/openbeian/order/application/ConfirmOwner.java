package org.openbeian.order.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Lets the owner of a record confirm with a one-time code that something is to end or to be handed
 * over (R-CAN-1, R-DER-1, R-TRF-1). The code goes to the phone on record, not to one that the order
 * brings. It is not the ministry's verification (R-SMS).
 */
@ApplicationScoped
public class ConfirmOwner {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PURPOSE = "owner-code";
  private static final Duration DAY = Duration.ofDays(1);

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final OwnerCodes codes;
  private final TextMessages messages;
  private final Messages texts;
  private final Sealer sealer;
  private final Time time;
  private final OwnerCodePolicy policy;

  ConfirmOwner(
      Transactions transactions,
      FilersOrders filersOrders,
      OwnerCodes codes,
      TextMessages messages,
      Messages texts,
      Sealer sealer,
      Time time,
      OwnerCodePolicy policy) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.codes = codes;
    this.messages = messages;
    this.texts = texts;
    this.sealer = sealer;
    this.time = time;
    this.policy = policy;
  }

  /**
   * A code on its way.
   *
   * @param phone masked
   * @param expiresAt when it is void
   * @param sendsLeft how many more may be asked for
   */
  public record Sent(String phone, Instant expiresAt, int sendsLeft) {}

  private record Message(UUID key, String phone, String code, Sent sent, Locale locale) {}

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
                    .chain(order -> codes.of(id).chain(last -> issue(order, last, caller))))
        .chain(
            message ->
                messages
                    .send(message.key, message.phone, text(message))
                    .onFailure()
                    .transform(
                        away ->
                            ApiException.of(503, "SMS_GATEWAY_AWAY")
                                .withHeader("Retry-After", "60"))
                    .replaceWith(message.sent));
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
                    .chain(order -> codes.of(id).chain(last -> enter(order, last, code))))
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
      case DEREGISTER_SERVICES, DEREGISTER_SUBJECT, PUT_ON_RECORD, ADD_SERVICES, CLAIM, CHANGE ->
          "R-DER-1";
    };
  }

  private Uni<Message> issue(Order order, @Nullable OwnerCode last, Caller caller) {
    Instant now = time.now();
    int sends = last == null || last.sentAt().isBefore(now.minus(DAY)) ? 0 : last.sends();
    if (sends >= policy.sends()) {
      throw ApiException.of(429, "OWNER_CODE_TOO_MANY", String.valueOf(policy.sends()));
    }
    if (last != null && now.isBefore(last.sentAt().plus(policy.pause()))) {
      long wait = Duration.between(now, last.sentAt().plus(policy.pause())).toSeconds() + 1;
      throw ApiException.of(429, "OWNER_CODE_TOO_SOON", String.valueOf(wait))
          .withHeader("Retry-After", String.valueOf(wait));
    }
    String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
    String phone = phoneOnRecord(order);
    Instant expiresAt = now.plus(policy.validity());
    OwnerCode issued = new OwnerCode(hash(order, code), expiresAt, now, sends + 1, 0);
    Sent sent = new Sent(Masks.phone(phone), expiresAt, policy.sends() - issued.sends());
    return codes
        .keep(order.id(), issued)
        .replaceWith(
            new Message(
                UUID.randomUUID(), phone, code, sent, Locale.forLanguageTag(caller.locale())));
  }

  private Uni<Order> enter(Order order, @Nullable OwnerCode last, String code) {
    Instant now = time.now();
    if (last == null || !now.isBefore(last.expiresAt()) || last.wrong() >= policy.tries()) {
      return Uni.createFrom().item(order);
    }
    boolean right =
        MessageDigest.isEqual(hash(order, code).getBytes(UTF_8), last.codeHash().getBytes(UTF_8));
    if (right) {
      order.confirmOwner(now);
      return codes.forget(order.id()).replaceWith(order);
    }
    OwnerCode counted =
        new OwnerCode(
            last.codeHash(), last.expiresAt(), last.sentAt(), last.sends(), last.wrong() + 1);
    return codes.keep(order.id(), counted).replaceWith(order);
  }

  private String hash(Order order, String code) {
    return sealer.index(PURPOSE, order.id() + "|" + code);
  }

  private String phoneOnRecord(Order order) {
    ApplicationForm<Sealed> taken = order.application();
    PrincipalForm<Sealed> principal =
        order.plan().ownerCode() == Role.SUBJECT_PRINCIPAL
            ? Objects.requireNonNull(taken.subject()).principal()
            : taken.services().get(0).principal();
    Sealed mobile = Objects.requireNonNull(Objects.requireNonNull(principal).mobile());
    return Phones.normalised(sealer.open(mobile));
  }

  private String text(Message message) {
    return texts.text(
        message.locale,
        "OWNER_CODE_SMS",
        List.of(message.code, String.valueOf(policy.validity().toMinutes())));
  }
}
