package org.openbeian.order.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    "１３８００５７１００１,13800571001",
    "＋８６　１３８－００５７－１００１,13800571001",
    "086-0571-88158388,086-0571-88158388",
    "０８６－０５７１－８８１５８３８８,086-0571-88158388",
    "nonsense,nonsense"
  })
  @DisplayName("R-SMS-1: one number is one number, however it is written")
  void writes_one_number_in_one_way(String entered, String normalised) {
    assertThat(Phones.normalised(entered)).isEqualTo(normalised);
  }

  @ParameterizedTest
  @CsvSource({
    "13800571001,浙江,true",
    "13800571001,江苏,false",
    "13800100500,北京,true",
    "13507710000,广西,true",
    "13848100000,内蒙古,true",
    "19900000000,浙江,"
  })
  @DisplayName("R-SUBJ-6: a number's province is told by its first digits, as far as known")
  void tells_where_a_number_is_from(String mobile, String province, @Nullable Boolean local) {
    assertThat(Phones.isOfProvince(mobile, province)).isEqualTo(Optional.ofNullable(local));
  }
}
