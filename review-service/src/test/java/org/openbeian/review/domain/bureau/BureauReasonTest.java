package org.openbeian.review.domain.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Reason;
import org.openbeian.review.outbound.files.FieldCodeFiles;

@DisplayName("R-FLOW-6: reasons of the bureau")
class BureauReasonTest {

  private final FieldCodes codes = FieldCodeFiles.read();

  @Test
  void a_code_speaks_for_itself_where_the_bureau_used_no_words() {
    assertThat(BureauReason.of("1007").reason(codes, "zh-CN"))
        .isEqualTo(new Reason(null, "1007", null, "联系方式无效", null));
    assertThat(BureauReason.of("1007").reason(codes, "en").message())
        .isEqualTo("the contact details are not valid");
    assertThat(new BureauReason("1007", "subject.principal", "电话停机").reason(codes, "en"))
        .isEqualTo(new Reason("subject.principal", "1007", null, "电话停机", null));
  }

  @Test
  void a_code_that_the_table_lacks_is_kept_and_called_another_reason() {
    assertThat(BureauReason.of("1070").reason(codes, "zh-CN"))
        .isEqualTo(new Reason(null, "1070", null, "其他原因", null));
  }

  @Test
  void what_comes_from_outside_is_cleaned() {
    // given
    String long1 = "长".repeat(999) + "😀" + "尾";

    // when
    BureauReason reason = new BureauReason(" 1008\u0000", "\t", "一\u0000二\r\n三 ");

    // then
    assertThat(reason).isEqualTo(new BureauReason("1008", null, "一 二 三"));
    assertThat(new BureauReason("1008", null, long1).message())
        .isEqualTo("长".repeat(999))
        .hasSizeLessThanOrEqualTo(BureauReason.LONGEST);
  }
}
