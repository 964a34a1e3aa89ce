package org.openbeian.order.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikesTest {

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "启明Ａ１官网, 启明A1官网",
    "\u2f08\u2f24网, 人大网", // Kangxi radicals
    "\u2e9f亲, 母亲", // a radical of the supplement
    "\uf90a融, 金融", // a compatibility ideograph
    "\ud87e\udc00人, 丽人", // one of the supplement
    "ｶﾒﾗ, カメラ",
    "启明（集团）·示例, 启明（集团）·示例",
    "启明①㈱, 启明①㈱",
    "Cafe\u0301, Caf\u00e9"
  })
  void write_a_name_with_plain_characters(String name, String plain) {
    assertThat(Lookalikes.plain(name)).isEqualTo(plain);
    assertThat(Lookalikes.plain(plain)).isEqualTo(plain);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "启明示例（杭州）·Qiming 2, -",
        "哈尔滨русский书店, -",
        "Café Zürich, -",
        "བོད་ཡིག藏文, -",
        "新疆ئۇيغۇر网, -",
        "例えば商店, -",
        "한국문화, -",
        "〇一二, -",
        "启明А官网, А", // Cyrillic
        "Аpple, А",
        "ᎪᏢᏢ, ᎪᏢᏢ", // Cherokee
        "启明ο, ο", // Greek
        "ɑpple, ɑ",
        "エ商银行, エ", // Katakana
        "中口ト, ト",
        "启明⺮, ⺮", // a radical
        "㇐启明, ㇐" // a stroke
      })
  void find_letters_that_pass_for_others(String name, @Nullable String imitation) {
    assertThat(Lookalikes.imitation(name).orElse(null)).isEqualTo(imitation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rибка", "启明Rибка", "λambda启明", "1٢启明"})
  void find_scripts_that_are_not_written_together(String name) {
    assertThat(Lookalikes.mixesScripts(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"启明Qiming2", "русский书店", "བོད藏文OK", "新疆ئۇيغۇر网", "ᠮᠣᠩᠭᠣᠯ蒙", "例えばA", "启明·（一）"})
  void leave_scripts_alone_that_are(String name) {
    assertThat(Lookalikes.mixesScripts(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x200b, 0x202e, 0x3164, 0xfe0f, 0xe0100, 0x2800, 0xe000, 0xad, 0x115f})
  void know_what_nobody_sees(int codePoint) {
    assertThat(Lookalikes.isInvisible(codePoint)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {'a', ' ', 0x3000, 0x4e00, 0x20000, 0xb7, 0xff08})
  void know_what_is_seen(int codePoint) {
    assertThat(Lookalikes.isInvisible(codePoint)).isFalse();
  }
}
