package org.openbeian.order.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Example.CN,example.cn",
    "example.cn.,example.cn",
    "example。cn。,example.cn",
    "中文.cn,xn--fiq228c.cn",
    "xn--fiq228c.cn,xn--fiq228c.cn",
    "中文.中国,xn--fiq228c.xn--fiqs8s",
    "启明abc.cn,xn--abc-m73e103f.cn",
    "例え.jp,xn--r8jz45g.jp",
    "русский.cn,xn--h1acbxfam.cn",
  })
  void folds_what_is_the_same_name(String text, String canonical) {
    assertThat(DomainNames.canonical(text)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "раypal.cn", // р and а are Cyrillic
        "xn--ypal-43d9g.cn", // the same in punycode
        "аlibaba.cn",
        "中р.cn",
        "аррӏе.cn", // all of it Cyrillic
        "xn--80ak6aa92e.cn", // the same in punycode
        "エ商银行.cn", // begins with a Katakana letter
        "ɡoogle.cn",
        "xn--zzzzzzzz9999.cn", // no punycode
        "中文\u200bא.cn",
        "αbc.cn",
        "example.cn..",
        "example..cn",
        ".",
        "",
        "a_b.cn",
        "cn"
      })
  void refuses_what_is_no_name_or_mixes_scripts(String text) {
    assertThat(DomainNames.canonical(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.cn,example.cn",
    "www.example.cn,example.cn",
    "a.b.example.com.cn,example.com.cn",
    "a.example.gov.cn,example.gov.cn",
    "xn--fiq228c.cn,xn--fiq228c.cn",
    "www.xn--fiq228c.xn--fiqs8s,xn--fiq228c.xn--fiqs8s",
    "a.xn--fiq228c.xn--55qx5d.cn,xn--fiq228c.xn--55qx5d.cn",
    "a.example.github.io,github.io",
    "a.b.no-such-suffix,b.no-such-suffix",
  })
  void finds_the_name_that_somebody_registered(String canonical, String registrable) {
    assertThat(DomainNames.registrable(canonical)).contains(registrable);
  }

  @Test
  void knows_that_nobody_registers_a_suffix() {
    assertThat(DomainNames.registrable("com.cn")).isEmpty();
    // 公司.cn
    assertThat(DomainNames.registrable(DomainNames.canonical("公司.cn").orElseThrow())).isEmpty();
  }
}
