package org.openbeian.order.domain.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.order.domain.material.MaterialKind;

class RecognisedFieldTest {

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "NAME, ' 陈  启明 ', 陈 启明",
    "NAME, 阿卜杜·艾力, 阿卜杜·艾力",
    "NAME, 启明（中国）有限公司, 启明（中国）有限公司",
    "NAME, <b>陈</b>,",
    "NAME, 陈&amp;,",
    "NAME, '',",
    "NAME, 陈\"启明,",
    "NUMBER, ３３０１ 0619850307001x, 33010619850307001X",
    "NUMBER, 1234,",
    "NUMBER, '330106198503070016;drop',",
    "ADDRESS, 浙江省杭州市西湖区文三路100号3幢501室, 浙江省杭州市西湖区文三路100号3幢501室",
    "ADDRESS, javascript:alert(1),",
    "VALID_FROM, 2015-03-07, 2015-03-07",
    "VALID_FROM, 2015.3.7, 2015-03-07",
    "VALID_UNTIL, 2035年03月07日, 2035-03-07",
    "VALID_UNTIL, 2035-02-30,",
    "VALID_UNTIL, 9999-01-01,",
    "VALID_UNTIL, 长期,"
  })
  @DisplayName("R-MAT-3: only what can be a value of its field is believed")
  void believes_what_can_be_a_value(CertificateField field, String raw, String value) {
    assertThat(RecognisedField.of(field, raw, 0.5).map(RecognisedField::value))
        .isEqualTo(java.util.Optional.ofNullable(value));
  }

  @Test
  void believes_no_endless_value_and_no_absurd_confidence() {
    assertThat(RecognisedField.of(CertificateField.NAME, "陈".repeat(101), 1)).isEmpty();
    assertThat(RecognisedField.of(CertificateField.NAME, "陈".repeat(1_000_000), 1)).isEmpty();
    for (double confidence : new double[] {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(RecognisedField.of(CertificateField.NAME, "陈启明", confidence)).isEmpty();
    }
  }

  @Test
  void fills_the_field_of_the_part_that_the_picture_is_of() {
    RecognisedField address = new RecognisedField(CertificateField.ADDRESS, "浙江省", 1);
    assertThat(address.path(MaterialKind.SUBJECT_CERTIFICATE, "subject"))
        .contains("subject.certificate.address");
    assertThat(address.path(MaterialKind.PRINCIPAL_ID_FRONT, "subject.principal")).isEmpty();
    assertThat(
            new RecognisedField(CertificateField.VALID_UNTIL, "2035-03-07", 1)
                .path(MaterialKind.PRINCIPAL_ID_BACK, "services[1].principal"))
        .contains("services[1].principal.certificate.validUntil");
  }
}
