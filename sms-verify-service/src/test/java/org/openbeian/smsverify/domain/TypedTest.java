package org.openbeian.smsverify.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

  @ParameterizedTest
  @CsvSource({
    "19018x, 19018X",
    "１９０１８ｘ, 19018X",
    "567（8）, 567(8)",
    "５６７（８）, 567(8)",
    "' 070 016 ', 070016",
    "'　070016　', 070016"
  })
  @DisplayName("R-SMS-8: x is X, and full-width characters are the half-width ones")
  void brings_what_people_type_to_one_form(String typed, String normal) {
    assertThat(Typed.normal(typed)).isEqualTo(normal);
    assertThat(Typed.isTail(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "07001", "0700166", "07001_", "07001六", "07001é", "0700\u000016"})
  @DisplayName("R-SMS-8: a tail has six characters")
  void refuses_what_is_no_tail(String typed) {
    assertThat(Typed.isTail(typed)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "042917", "０４２９１７", "042 917"})
  @DisplayName("R-SMS-2: a code has six digits")
  void knows_codes(String typed) {
    assertThat(Typed.isCode(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "١٢٣٤٥٦", "12345-", "1e5000"})
  void refuses_what_is_no_code(String typed) {
    assertThat(Typed.isCode(typed)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"13800571001", "１３８００５７１００１", "138 0057 1001"})
  void knows_mobile_numbers(String typed) {
    assertThat(Typed.isPhone(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12800571001", "1380057100", "138005710011", "057188158388"})
  void refuses_what_is_no_mobile_number(String typed) {
    assertThat(Typed.isPhone(typed)).isFalse();
    assertThat(Typed.isPhone(" ".repeat(10_000) + "13800571001")).isFalse();
  }
}
