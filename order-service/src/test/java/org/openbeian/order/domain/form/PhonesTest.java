package org.openbeian.order.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTest {

  @ParameterizedTest
  @CsvSource({
    "13800571001,13800571001",
    "+86 138 0057 1001,13800571001",
    "0086-138-0057-1001,13800571001",
    " 13800571001 ,13800571001",
    "086-0571-88158388,086-0571-88158388",
    "nonsense,nonsense"
  })
  @DisplayName("R-SMS-1: one number is one number, however it is written")
  void writes_one_number_in_one_way(String entered, String normalised) {
    assertThat(Phones.normalised(entered)).isEqualTo(normalised);
  }
}
