package org.openbeian.order.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.order.Duty;
import org.openbeian.order.domain.duty.DutyRules.Due;
import org.openbeian.order.outbound.files.RuleFiles;

class DutyRulesTest {

  private final DutyRules bundled = RuleFiles.duties(Optional.empty());

  @Test
  @DisplayName("R-POST-1, R-POST-2: a website shows its number at once and files within 30 days")
  void a_website_shows_its_number_and_files_with_public_security() {
    assertThat(bundled.of(ServiceKind.WEBSITE, "330000"))
        .containsExactly(
            new Due(Duty.FOOTER_NUMBER, 0),
            new Due(Duty.PUBLIC_SECURITY_FILING, 30),
            new Due(Duty.COMMERCIAL_LICENCE, null));
  }

  @Test
  @DisplayName("R-POST-2: in Jiangsu a website shows a copyright line too")
  void jiangsu_asks_for_a_copyright_line() {
    assertThat(bundled.of(ServiceKind.WEBSITE, "320000"))
        .contains(new Due(Duty.COPYRIGHT_LINE, 0))
        .hasSize(4);
    assertThat(bundled.asks(Duty.COPYRIGHT_LINE, ServiceKind.WEBSITE, "320000")).isTrue();
    assertThat(bundled.asks(Duty.COPYRIGHT_LINE, ServiceKind.WEBSITE, "330000")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = "WEBSITE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("R-POST-2: what is no website has no foot")
  void what_is_no_website_has_no_foot(ServiceKind kind) {
    assertThat(bundled.of(kind, "320000"))
        .extracting(Due::duty)
        .containsExactly(Duty.PUBLIC_SECURITY_FILING, Duty.COMMERCIAL_LICENCE);
  }

  @Test
  void counts_a_provinces_line_before_that_of_any() {
    // when
    DutyRules rules =
        DutyRules.read(
            "own",
            List.of(
                "# our own",
                "",
                "PUBLIC_SECURITY_FILING,any,WEBSITE+APP,30,s",
                "PUBLIC_SECURITY_FILING,110000,any,20,s"));

    // then
    assertThat(rules.of(ServiceKind.APP, "330000"))
        .containsExactly(new Due(Duty.PUBLIC_SECURITY_FILING, 30));
    assertThat(rules.of(ServiceKind.QUICK_APP, "330000")).isEmpty();
    assertThat(rules.of(ServiceKind.QUICK_APP, "110000"))
        .containsExactly(new Due(Duty.PUBLIC_SECURITY_FILING, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FOOTER_NUMBER,any,WEBSITE,0",
        "FOOTER_NUMBER,any,WEBSITE,0,",
        "FOOTER_NUMBER,999999,WEBSITE,0,s",
        "FOOTER_NUMBER,any,SITE,0,s",
        "FOOT,any,WEBSITE,0,s",
        "FOOTER_NUMBER,any,WEBSITE,-1,s"
      })
  void names_the_line_that_is_wrong(String line) {
    assertThatThrownBy(() -> DutyRules.read("own", List.of("# first", line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("own, line 2: ");
  }

  @Test
  void takes_no_line_twice() {
    String line = "FOOTER_NUMBER,any,WEBSITE,0,s";
    assertThatThrownBy(() -> DutyRules.read("own", List.of(line, line)))
        .hasMessage("own, line 2: FOOTER_NUMBER of any stands here twice");
  }
}
