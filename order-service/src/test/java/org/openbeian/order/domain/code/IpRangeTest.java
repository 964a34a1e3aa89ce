package org.openbeian.order.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R-CODE-2")
class IpRangeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.10",
        "0.0.0.0",
        "255.255.255.255",
        "2001:db8::10",
        "::",
        "::ffff:203.0.113.10",
        "203.0.113.1-203.0.113.9",
        "203.0.113.1-203.0.113.1",
        "2001:db8::1-2001:db8::ffff"
      })
  void reads_addresses_and_ranges(String text) {
    assertThat(IpRange.of(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "localhost",
        "example.cn",
        "203.0.113",
        "203.0.113.256",
        "203.0.113.010",
        "203.0.113.10/24",
        " 203.0.113.10",
        "2001:db8:::1",
        "2001:db8::1%eth0",
        "[2001:db8::1]",
        "abc",
        "203.0.113.9-203.0.113.1",
        "203.0.113.1-2001:db8::1",
        "203.0.113.1-203.0.113.2-203.0.113.3",
        "203.0.113.1-"
      })
  void reads_nothing_else(String text) {
    assertThat(IpRange.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.10, 203.0.113.10, true",
    "203.0.113.11, 203.0.113.10, false",
    "2001:db8:0:0::10, 2001:DB8::10, true",
    "::ffff:203.0.113.10, 203.0.113.10, true",
    "203.0.113.10, 2001:db8::10, false",
    "203.0.113.1-203.0.113.3, 203.0.113.3 203.0.113.1 203.0.113.2, true",
    "203.0.113.1-203.0.113.3, 203.0.113.1 203.0.113.3, false",
    "203.0.113.1-203.0.113.4, 203.0.113.1 203.0.113.2 203.0.113.3, false",
    "203.0.113.0-203.0.113.1, 203.0.113.1, false",
    "203.0.113.2-203.0.113.8, 203.0.113.1-203.0.113.5 203.0.113.4-203.0.113.9, true",
    "2001:db8::-2001:db8::ffff:ffff:ffff:ffff, 2001:db8::-2001:db8:0:1::, true",
    "0.0.0.1, ::1, false",
    "255.255.255.255, 255.255.255.255, true"
  })
  void lies_within_when_each_of_its_addresses_does(String range, String others, boolean within) {
    // given
    List<IpRange> ranges =
        Stream.of(others.split(" ")).map(text -> IpRange.of(text).orElseThrow()).toList();

    // then
    assertThat(IpRange.of(range).orElseThrow().isWithin(ranges)).isEqualTo(within);
  }

  @Test
  void lies_within_nothing_where_there_is_nothing() {
    assertThat(IpRange.of("203.0.113.10").orElseThrow().isWithin(List.of())).isFalse();
  }
}
