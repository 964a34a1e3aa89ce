package org.openbeian.smsverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsPhoneVerified;
import org.openbeian.contracts.smsverify.SmsVerified;

@QuarkusTest
class EnteringCodesTest extends VerifyingTest {

  @Test
  @DisplayName("R-SMS-4, R-SMS-7: phone, code and tail of a shared number verify the order")
  void verifies_an_order_of_one_person() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);

    // when
    ValidatableResponse answer = enter(phone, codeOf(phone), TAIL);

    // then
    answer.statusCode(200).body("state", equalTo("VERIFIED"));
    assertThat(published(order, SmsVerified.class, 1)).hasSize(1);
    assertThat(published(order, SmsPhoneVerified.class, 1))
        .containsExactly(new SmsPhoneVerified(order.id(), 1, "138****" + phone.substring(7), 1, 1));
    assertThat(deadlinesOf(order)).isZero();
    view(order.id(), "filer-a").body("state", equalTo("VERIFIED"));
  }

  @Test
  @DisplayName("R-SMS-7: the first of two waits for the other, subject principal first")
  void verifies_two_people_subject_first() {
    String subject = AnOrder.newPhone();
    String service = AnOrder.newPhone();
    AnOrder order = forwarded(subject, service);
    verifiesInTurn(order, List.of(subject, service), List.of(TAIL, TAIL_WITH_X));
  }

  @Test
  @DisplayName("R-SMS-7: the first of two waits for the other, service principal first")
  void verifies_two_people_service_first() {
    String subject = AnOrder.newPhone();
    String service = AnOrder.newPhone();
    AnOrder order = forwarded(subject, service);
    verifiesInTurn(order, List.of(service, subject), List.of(TAIL_WITH_X, TAIL));
  }

  private void verifiesInTurn(AnOrder order, List<String> phones, List<String> tails) {
    // when
    enter(phones.get(0), codeOf(phones.get(0)), tails.get(0))
        .statusCode(200)
        .body("state", equalTo("WAITING_FOR_OTHERS"));
    assertThat(events(order)).noneMatch(SmsVerified.class::isInstance);
    enter(phones.get(0), codeOf(phones.get(0)), tails.get(0))
        .statusCode(200)
        .body("state", equalTo("WAITING_FOR_OTHERS"));
    enter(phones.get(1), codeOf(phones.get(1)), tails.get(1))
        .statusCode(200)
        .body("state", equalTo("VERIFIED"));

    // then
    assertThat(published(order, SmsVerified.class, 1)).hasSize(1);
    assertThat(published(order, SmsPhoneVerified.class, 2))
        .extracting(SmsPhoneVerified::verified)
        .containsExactly(1, 2);
  }

  @Test
  @DisplayName("R-SMS-8: full-width digits and a lower-case x are understood")
  void understands_what_people_type() {
    // given
    String phone = AnOrder.newPhone();
    forward(new AnOrder(sealer).with(phone, TAIL_WITH_X, Role.SUBJECT_PRINCIPAL), phone);

    // when
    ValidatableResponse answer = enter(fullWidth(phone), fullWidth(codeOf(phone)), "19018ｘ");

    // then
    answer.statusCode(200);
  }

  @Test
  @DisplayName("R-SMS-8: a Zhejiang tail has full-width brackets, typed either way")
  void understands_brackets() {
    // given
    String phone = AnOrder.newPhone();
    forward(new AnOrder(sealer).with(phone, "567（8）", Role.SUBJECT_PRINCIPAL), phone);

    // when
    ValidatableResponse answer = enter(phone, codeOf(phone), "567(8)");

    // then
    answer.statusCode(200);
  }

  @Test
  @DisplayName("R-SMS-4: the refusal is the same whatever was wrong")
  void tells_nothing_about_what_was_wrong() {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);

    // when
    String wrongCode = refused(enter(phone, wrongCodeOf(phone), TAIL));
    String wrongTail = refused(enter(phone, codeOf(phone), "999999"));
    String bothWrong = refused(enter(phone, wrongCodeOf(phone), "999999"));

    // then
    assertThat(wrongCode).isEqualTo(wrongTail).isEqualTo(bothWrong).contains("该条验证库里找不到记录");
  }

  private static String refused(ValidatableResponse answer) {
    return answer.statusCode(404).body("code", equalTo("SMS_NO_SUCH_RECORD")).extract().asString();
  }

  @Test
  @DisplayName("R-SMS-9: that nothing is pending is told to who knows number and tail")
  void says_when_nothing_is_pending() {
    // given
    String done = AnOrder.newPhone();
    forwarded(done);
    enter(done, codeOf(done), TAIL).statusCode(200);

    // when
    ValidatableResponse again = enter(done, "123456", TAIL);
    ValidatableResponse resend = resend(done, TAIL);

    // then
    for (ValidatableResponse answer : List.of(again, resend)) {
      answer
          .statusCode(404)
          .body("code", equalTo("SMS_NOTHING_PENDING"))
          .body("rule", equalTo("R-SMS-9"));
    }
  }

  @Test
  @DisplayName("R-SMS-4: unknown numbers, known ones and those that are done are refused alike")
  void tells_nothing_about_which_numbers_are_known() {
    // given
    String unknown = AnOrder.newPhone();
    String known = AnOrder.newPhone();
    forwarded(known);
    String done = AnOrder.newPhone();
    forwarded(done);
    enter(done, codeOf(done), TAIL).statusCode(200);

    // when
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (String phone : List.of(unknown, known, done)) {
      List<String> told = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        told.add(enter(phone, "123456", "99999" + i).extract().asString());
      }
      told.add(resend(phone, "999999").extract().asString());
      answers.put(phone, told);
    }

    // then
    assertThat(answers.get(known)).isEqualTo(answers.get(unknown)).isEqualTo(answers.get(done));
    assertThat(answers.get(known).get(4)).contains("SMS_NO_SUCH_RECORD");
    assertThat(answers.get(known).get(5)).contains("SMS_VERIFICATION_FAILED");
    assertThat(answers.get(known).get(6)).contains("SMS_NO_SUCH_RECORD");
  }

  @Test
  @DisplayName("R-SMS-9: tails of numbers that are done are looked at five times only")
  void settled_verifications_are_no_way_to_guess_a_tail() {
    // given
    String done = AnOrder.newPhone();
    forwarded(done);
    enter(done, codeOf(done), TAIL).statusCode(200);
    for (int i = 0; i < 5; i++) {
      enter(done, "123456", "99999" + i).statusCode(404);
    }

    // when
    ValidatableResponse resend = resend(done, TAIL);
    ValidatableResponse entry = enter(AnOrder.newPhone(), "123456", TAIL);

    // then
    assertThat(refused(resend)).isEqualTo(refused(entry));
  }

  @Test
  void refuses_ill_formed_entries_field_by_field_without_counting_them() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);

    // when
    ValidatableResponse answer = enter("12345", "12a456", "1");
    enter(phone, "12345", TAIL).statusCode(422);

    // then
    answer
        .statusCode(422)
        .body("violations.path", hasItems("phone", "code", "certificateTail"))
        .body("violations.rule", hasItems("R-SMS-2", "R-SMS-8"));
    view(order.id(), "filer-a").body("phones[0].attemptsLeft", equalTo(5));
  }

  private static String fullWidth(String digits) {
    StringBuilder wide = new StringBuilder();
    digits.chars().forEach(c -> wide.append((char) (c - '0' + '０')));
    return wide.toString();
  }
}
