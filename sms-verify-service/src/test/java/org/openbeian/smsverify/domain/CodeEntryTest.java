package org.openbeian.smsverify.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.smsverify.domain.CodeEntry.Answer;

class CodeEntryTest {

  private static final KeyedHash HASH = (purpose, value) -> purpose + "/" + value;
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);

  @Test
  @DisplayName("R-SMS-4: of several orders of a number, the one whose tail and code match wins")
  void verifies_the_order_that_matches() {
    // given
    Verification one = waiting("111111", "TAIL01");
    Verification other = waiting("222222", "TAIL01");

    // when
    CodeEntry.Result result = enter("222222", "TAIL01", one, other);

    // then
    assertThat(result.answer()).isEqualTo(Answer.VERIFIED);
    assertThat(result.verified()).isSameAs(other);
    assertThat(triesLeft(one)).isEqualTo(5);
  }

  @Test
  @DisplayName("R-SMS-5: a wrong code counts on the orders whose tail matched")
  void counts_on_those_whose_tail_matched() {
    // given
    Verification one = waiting("111111", "TAIL01");
    Verification other = waiting("222222", "TAIL02");

    // when
    CodeEntry.Result result = enter("333333", "TAIL02", one, other);

    // then
    assertThat(result.answer()).isEqualTo(Answer.NO_SUCH_RECORD);
    assertThat(triesLeft(one)).isEqualTo(5);
    assertThat(triesLeft(other)).isEqualTo(4);
  }

  @Test
  @DisplayName("R-SMS-5: a wrong tail counts on all orders of the number")
  void counts_on_all_when_no_tail_matched() {
    // given
    Verification one = waiting("111111", "TAIL01");
    Verification other = waiting("222222", "TAIL02");

    // when
    enter("111111", "TAIL03", one, other);

    // then
    assertThat(triesLeft(one)).isEqualTo(4);
    assertThat(triesLeft(other)).isEqualTo(4);
  }

  @Test
  @DisplayName("R-SMS-5: the sixth entry fails the verification, even a right one")
  void the_sixth_entry_fails_it() {
    // given
    Verification verification = waiting("111111", "TAIL01");
    for (int i = 0; i < 5; i++) {
      assertThat(enter("999999", "TAIL01", verification).answer()).isEqualTo(Answer.NO_SUCH_RECORD);
    }

    // when
    CodeEntry.Result result = enter("111111", "TAIL01", verification);

    // then
    assertThat(result.answer()).isEqualTo(Answer.FAILED);
    assertThat(result.failed()).containsExactly(verification);
    assertThat(verification.failure()).isEqualTo(Cause.TOO_MANY_ATTEMPTS);
    assertThat(enter("111111", "TAIL01", verification).answer()).isEqualTo(Answer.NOTHING_PENDING);
  }

  @Test
  @DisplayName("R-SMS-3: at the end of the 24 hours nothing is pending, fired deadline or not")
  void accepts_nothing_from_the_end_on() {
    // given
    Verification verification = waiting("111111", "TAIL01");
    UUID phone = verification.phones().get(0).id();
    verification.codeAccepted(phone, NOW.minus(DAY), DAY);

    // when
    CodeEntry.Result result = enter("111111", "TAIL01", verification);

    // then
    assertThat(result.answer()).isEqualTo(Answer.NOTHING_PENDING);
    assertThat(verification.timeOut(1, NOW)).isTrue();
    assertThat(verification.timeOut(1, NOW)).isFalse();
  }

  @Test
  @DisplayName("R-SMS-3: the 24 hours end that long after the last of the first codes")
  void every_number_has_its_24_hours() {
    // given
    Verification verification = waiting("111111", "TAIL01");
    VerificationPhone late = verification.add(phone("other", "TAIL02"), HASH, "222222");
    UUID first = verification.phones().get(0).id();

    // when
    verification.codeAccepted(first, NOW, DAY);
    verification.codeAccepted(late.id(), NOW.plusSeconds(60), DAY);
    verification.codeAccepted(first, NOW.plusSeconds(3600), DAY);

    // then
    assertThat(verification.expiresAt()).isEqualTo(NOW.plusSeconds(60).plus(DAY));
  }

  @Test
  @DisplayName("R-SMS-3: a number that the gateway refuses doesn't keep the order for ever")
  void a_refused_number_counts_as_sent() {
    // given
    Verification verification = waiting("111111", "TAIL01");

    // when
    verification.codeRefused(verification.phones().get(0).id(), NOW, DAY);

    // then
    assertThat(verification.expiresAt()).isEqualTo(NOW.plus(DAY));
    assertThat(verification.phones().get(0).sentAt()).isNull();
  }

  @Test
  @DisplayName("R-SMS-6: wrong tails asked for resends are looked at five times only")
  void resends_are_no_way_to_guess_a_tail() {
    // given
    Verification verification = waiting("111111", "TAIL01");
    for (int i = 0; i < 5; i++) {
      assertThat(askWith("TAIL0" + (i + 2), verification))
          .isEqualTo(ResendRequest.Answer.NO_SUCH_RECORD);
    }

    // when
    ResendRequest.Answer answer = askWith("TAIL01", verification);

    // then
    assertThat(answer).isEqualTo(ResendRequest.Answer.NO_SUCH_RECORD);
    assertThat(triesLeft(verification)).isEqualTo(5);
  }

  @Test
  @DisplayName("R-SMS-9: of a number that waits in one order only its tail tells of another's end")
  void tells_of_one_that_is_over_to_who_knows_its_tail() {
    // given
    Verification over = waiting("111111", "TAIL01");
    enter("111111", "TAIL01", over);
    Verification waiting = waiting("222222", "TAIL02");

    // when
    CodeEntry.Result asked = enter("111111", "TAIL01", over, waiting);
    CodeEntry.Result guessed = enter("111111", "TAIL03", over, waiting);

    // then
    assertThat(asked.answer()).isEqualTo(Answer.NOTHING_PENDING);
    assertThat(asked.wrong()).isNull();
    assertThat(guessed.answer()).isEqualTo(Answer.NO_SUCH_RECORD);
    assertThat(guessed.wrong())
        .isEqualTo(
            new WrongEntry(
                "index", List.of(idIn(waiting)), List.of(idIn(over)), List.of(), false, false));
    assertThat(triesLeft(waiting)).isEqualTo(4);
  }

  @Test
  @DisplayName("R-SMS-4, R-SMS-9: who knows neither is told the same as for a number nobody has")
  void tells_nothing_of_one_that_is_over_to_others() {
    // given
    Verification over = waiting("111111", "TAIL01");
    enter("111111", "TAIL01", over);
    CodeEntry.Result unknown = enter("111111", "TAIL03");

    // when
    CodeEntry.Result known = enter("111111", "TAIL03", over);
    for (int i = 0; i < 4; i++) {
      enter("111111", "TAIL03", over);
    }

    // then
    assertThat(known.answer()).isEqualTo(unknown.answer()).isEqualTo(Answer.NO_SUCH_RECORD);
    assertThat(known.wrong()).isNotNull().matches(WrongEntry::nobodys);
    assertThat(unknown.wrong()).isNotNull().matches(WrongEntry::nobodys);
    assertThat(enter("111111", "TAIL01", over).answer()).isEqualTo(Answer.NO_SUCH_RECORD);
  }

  @Test
  @DisplayName("R-SMS-7: who entered the right code twice still waits for the others")
  void a_second_right_entry_changes_nothing() {
    // given
    Verification verification = waiting("111111", "TAIL01");
    verification.add(phone("other", "TAIL02"), HASH, "222222");
    enter("111111", "TAIL01", verification);

    // when
    CodeEntry.Result again = enter("111111", "TAIL01", verification);
    CodeEntry.Result wrong = enter("999999", "TAIL01", verification);

    // then
    assertThat(again.answer()).isEqualTo(Answer.WAITING_FOR_OTHERS);
    assertThat(again.verified()).isNull();
    assertThat(wrong.answer()).isEqualTo(Answer.NO_SUCH_RECORD);
    assertThat(triesLeft(verification)).isEqualTo(5);
    assertThat(askWith("TAIL01", verification)).isEqualTo(ResendRequest.Answer.NOTHING_PENDING);
  }

  @Test
  @DisplayName("R-SMS-4: an order that lost the number while it was locked is passed over")
  void passes_over_an_order_that_has_the_number_no_more() {
    // given
    Verification erased = waiting("111111", "TAIL01");
    erased.phones.clear();
    Verification renewed = waiting("111111", "TAIL01");
    renewed.begin(2, NOW);
    renewed.add(phone("other", "TAIL02"), HASH, "222222");
    Verification waiting = waiting("333333", "TAIL01");

    // then
    assertThat(enter("111111", "TAIL01", erased, renewed).answer())
        .isEqualTo(Answer.NO_SUCH_RECORD);
    assertThat(enter("333333", "TAIL01", erased, renewed, waiting).answer())
        .isEqualTo(Answer.VERIFIED);
  }

  private static UUID idIn(Verification verification) {
    return verification.phones().get(0).id();
  }

  private static ResendRequest.Answer askWith(String tail, Verification verification) {
    return new ResendRequest("index", tail)
        .applyTo(List.of(verification), HASH, "123123", NOW)
        .answer();
  }

  private static CodeEntry.Result enter(String code, String tail, Verification... verifications) {
    return new CodeEntry("index", code, tail).applyTo(List.of(verifications), HASH, NOW);
  }

  private static int triesLeft(Verification verification) {
    return verification.phones().get(0).triesLeft();
  }

  private static Verification waiting(String code, String tail) {
    Verification verification =
        new Verification(new OrderId(UUID.randomUUID()), new AccountId("acct-a"));
    verification.begin(1, NOW);
    verification.add(phone("index", tail), HASH, code);
    return verification;
  }

  private static NewPhone phone(String index, String tail) {
    return new NewPhone(
        UUID.randomUUID(), index, Sealed.of("k.x"), tail, List.of(Role.SUBJECT_PRINCIPAL));
  }
}
