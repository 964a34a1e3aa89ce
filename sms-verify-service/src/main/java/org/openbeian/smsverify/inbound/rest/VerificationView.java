package org.openbeian.smsverify.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.smsverify.domain.CodeDelivery;
import org.openbeian.smsverify.domain.Verification;
import org.openbeian.smsverify.domain.VerificationPhone;
import org.openbeian.smsverify.domain.VerificationState;

/** How far an order's verification is. */
record VerificationView(
    @Schema(examples = "0f5f2c9e-6a7b-4c1d-9a54-2f1f6f0c7a11") UUID orderId,
    @Schema(examples = "1") int round,
    VerificationState state,
    @Schema(description = "Why it failed; null unless it did") @Nullable Cause failure,
    @Schema(
            description = "The end of the 24 hours (R-SMS-3); null before a code was sent",
            examples = "2026-03-03T10:00:00Z")
        @Nullable Instant expiresAt,
    List<Phone> phones) {

  /** One number (R-SMS-1). */
  @Schema(name = "VerificationPhone")
  record Phone(
      @Schema(examples = "138****1001") String phone,
      List<Role> roles,
      State state,
      @Schema(examples = "2") int resendsLeft,
      @Schema(description = "Wrong tries before the next entry fails it", examples = "5")
          int attemptsLeft,
      @Schema(description = "The latest code's; null before the first was sent")
          @Nullable Instant sentAt,
      @Nullable Instant verifiedAt,
      @Schema(
              description =
                  "How far the latest code is: `WAITING_FOR_GATEWAY`: no SMS gateway takes it for"
                      + " now, it is sent as soon as one does; `SENT`: a gateway has it;"
                      + " `DELIVERED`, `UNDELIVERED`: the gateway reports that the phone got it, or"
                      + " that it gave up (switched off, no such number): check the number or"
                      + " resend; `REFUSED`: the gateway never sends to this number, the order comes"
                      + " back after 24 hours",
              examples = "DELIVERED")
          CodeDelivery delivery,
      @Schema(
              description =
                  "When the phone got the latest code, or the gateway gave up, by its report; null"
                      + " before that",
              examples = "2026-03-02T10:00:04Z")
          @Nullable Instant deliveredAt) {

    private static Phone of(VerificationPhone phone, Sealer sealer) {
      return new Phone(
          Masks.phone(sealer.open(phone.phone())),
          phone.roles(),
          phone.verified() ? State.VERIFIED : State.PENDING,
          phone.resendsLeft(),
          phone.triesLeft(),
          phone.sentAt(),
          phone.verifiedAt(),
          phone.delivery(),
          phone.deliveredAt());
    }
  }

  /** How far a number is. */
  @Schema(name = "VerificationPhoneState")
  enum State {
    PENDING,
    VERIFIED
  }

  static VerificationView of(Verification verification, Sealer sealer) {
    return new VerificationView(
        verification.orderId().value(),
        verification.round(),
        verification.state(),
        verification.failure(),
        verification.expiresAt(),
        verification.phones().stream().map(phone -> Phone.of(phone, sealer)).toList());
  }
}
