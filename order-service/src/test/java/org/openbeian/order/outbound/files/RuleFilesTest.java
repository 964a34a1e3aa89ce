package org.openbeian.order.outbound.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openbeian.order.domain.duration.Span;
import org.openbeian.order.domain.registration.ApprovedRegistrars;
import org.openbeian.order.domain.registration.ApprovedTopLevels;
import org.openbeian.order.domain.registration.DomainDays;

class RuleFilesTest {

  @TempDir Path directory;

  @Test
  @DisplayName("R-FLOW-6: a bureau takes 1 to 20 working days unless its province is listed")
  void reads_durations_by_province() throws IOException {
    // given
    Path own = write("own.csv", "# ours", "default,3,20,S0", "330000,2,9,our own figures");

    // then
    assertThat(RuleFiles.durations(Optional.empty()).of("330000")).isEqualTo(new Span(1, 20));
    assertThat(RuleFiles.durations(Optional.of(own)).of("330000")).isEqualTo(new Span(2, 9));
    assertThat(RuleFiles.durations(Optional.of(own)).of("110000")).isEqualTo(new Span(3, 20));
  }

  @Test
  void refuses_wrong_durations() throws IOException {
    for (List<String> wrong :
        List.of(
            List.of("330000,2,9", "not \"PROVINCE,FROM,TO,SOURCE\""),
            List.of("330001,2,9,x", "330001 is no province"),
            List.of("330000,9,2,x", "from 9 to 2 is no span"),
            List.of("default,1,2,x", "default stands here twice"))) {
      Path own = write("own.csv", "default,1,20,x", wrong.get(0));
      assertThatThrownBy(() -> RuleFiles.durations(Optional.of(own)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(own + ", line 2: " + wrong.get(1));
    }
    Path empty = write("own.csv", "330000,2,9,x");
    assertThatThrownBy(() -> RuleFiles.durations(Optional.of(empty)))
        .hasMessage(empty + ": no line of default");
  }

  @Test
  @DisplayName("R-DOM-3: more than 90 days must be left, in 上海 180, for a change 45")
  void reads_what_provinces_demand_of_domains() throws IOException {
    // given
    Path own = write("own.csv", "# ours", "default,90,45,no,x", "330000,60,180,yes,its bureau");

    // then
    assertThat(RuleFiles.domainDays(Optional.empty()).of("330000"))
        .isEqualTo(new DomainDays.Demand(90, 45, false));
    assertThat(RuleFiles.domainDays(Optional.empty()).of("310000"))
        .isEqualTo(new DomainDays.Demand(180, 45, false));
    assertThat(RuleFiles.domainDays(Optional.of(own)).of("330000"))
        .isEqualTo(new DomainDays.Demand(60, 180, true));
    for (List<String> wrong :
        List.of(
            List.of("330000,90,45,x", "not \"PROVINCE,NEW_DAYS,CHANGE_DAYS,yes|no,SOURCE\""),
            List.of("330001,90,45,no,x", "330001 is no province"),
            List.of("default,90,45,no,x", "default stands here twice"))) {
      Path file = write("own.csv", "default,90,45,no,x", wrong.get(0));
      assertThatThrownBy(() -> RuleFiles.domainDays(Optional.of(file)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(file + ", line 2: " + wrong.get(1));
    }
    Path empty = write("own.csv", "330000,90,45,no,x");
    assertThatThrownBy(() -> RuleFiles.domainDays(Optional.of(empty)))
        .hasMessage(empty + ": no line of default");
  }

  @Test
  @DisplayName("R-DOM-4: what is approved is data, with its first and last day")
  void reads_what_the_ministry_approves() throws IOException {
    // given
    LocalDate day = LocalDate.parse("2026-11-23");
    Path topLevels = write("own.csv", "网址,2026-11-23,-,x", "com,-,2026-11-22,x");
    Path registrars = write("registrars.csv", "7,-,-,甲公司|A Registrar Ltd.,x", "-,-,-,乙公司,x");

    // then
    ApprovedTopLevels bundled = RuleFiles.approvedTopLevels(Optional.empty());
    assertThat(List.of("cn", "com", "xn--fiqs8s", "xn--55qx5d", "top", "vip"))
        .allMatch(label -> bundled.allow(label, day));
    assertThat(bundled.allow("de", day)).isFalse();
    ApprovedTopLevels own = RuleFiles.approvedTopLevels(Optional.of(topLevels));
    assertThat(own.allow("xn--ses554g", day)).isTrue();
    assertThat(own.allow("xn--ses554g", day.minusDays(1))).isFalse();
    assertThat(own.allow("com", day)).isFalse();
    assertThat(own.allow("com", day.minusDays(1))).isTrue();
    ApprovedRegistrars ours = RuleFiles.approvedRegistrars(Optional.of(registrars));
    assertThat(ours.allow(7, "another name", day)).isTrue();
    assertThat(ours.allow(8, "甲公司", day)).isFalse();
    assertThat(ours.allow(null, "a registrar, LTD", day)).isTrue();
    assertThat(ours.allow(null, null, day)).isFalse();
    assertThat(RuleFiles.approvedRegistrars(Optional.empty()).allow(1599, null, day)).isTrue();
  }

  @Test
  void refuses_wrong_approvals() throws IOException {
    for (List<String> wrong :
        List.of(
            List.of("com", "not \"TLD,SINCE,UNTIL,SOURCE\""),
            List.of("cn,-,-,x", "cn stands here twice"),
            List.of("c_m,-,-,x", "c_m is no top-level domain"),
            List.of("com,2026-13-01,-,x", "2026-13-01 is no date"),
            List.of("com,2026-02-01,2026-01-01,x", "from 2026-02-01 to 2026-01-01 is no span"))) {
      Path file = write("own.csv", "cn,-,-,x", wrong.get(0));
      assertThatThrownBy(() -> RuleFiles.approvedTopLevels(Optional.of(file)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(file + ", line 2: " + wrong.get(1));
    }
    for (List<String> wrong :
        List.of(
            List.of("x,-,-,甲公司,x", "not \"IANA_NUMBER,SINCE,UNTIL,NAME|NAME,SOURCE\""),
            List.of("7,-,-,乙公司,x", "7 stands here twice"),
            List.of("8,-,-,甲 公司,x", "甲 公司 stands here twice"))) {
      Path file = write("own.csv", "7,-,-,甲公司,x", wrong.get(0));
      assertThatThrownBy(() -> RuleFiles.approvedRegistrars(Optional.of(file)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(file + ", line 2: " + wrong.get(1));
    }
    Path empty = write("own.csv", "# nothing");
    assertThatThrownBy(() -> RuleFiles.approvedTopLevels(Optional.of(empty)))
        .hasMessage(empty + ": no line approves anything");
    assertThatThrownBy(() -> RuleFiles.approvedRegistrars(Optional.of(empty)))
        .hasMessage(empty + ": no line approves anything");
  }

  @Test
  @DisplayName("R-MAT-1: the list of materials may be the operator's own")
  void names_the_line_of_a_wrong_list_of_materials() throws IOException {
    // given
    Path own = write("own.csv", "# ours", "OTHER,subject,any,any,any,always,,,a notice");
    Path wrong = write("wrong.csv", "OTHER,subject,any,any,any,always,,");

    // then
    assertThat(RuleFiles.materials(Optional.of(own))).isNotNull();
    assertThatThrownBy(() -> RuleFiles.materials(Optional.of(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(wrong + ", line 1: not \"KIND,OF,TYPES,");
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }
}
