package org.openbeian.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTest {

  @Test
  void includes_what_had_ended_and_nothing_that_was_running_or_came_later() {
    // given
    Seen seen = Seen.ofSnapshot("10:20:10,14,15");

    // then
    assertThat(List.of(1L, 9L, 11L, 13L, 16L, 19L)).allMatch(seen::includes);
    assertThat(List.of(10L, 14L, 15L, 20L, 21L)).noneMatch(seen::includes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1:1:", "741:741:", "10:20:10,14,15", "9000000000000000000:9000000000000000002:"})
  void comes_back_from_its_clients_as_it_was(String snapshot) {
    Seen seen = Seen.ofSnapshot(snapshot);
    assertThat(Seen.decode(seen.encode())).isEqualTo(seen);
    assertThat(seen.snapshot()).isEqualTo(snapshot);
    assertThat(seen.encode()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "x",
        "0.0",
        "5",
        "5.-1",
        "5.2.-1",
        "5.2.3",
        "5.9.2.0",
        "5.9223372036854775807",
        "5.9223372036854775807.9223372036854775807.1",
        "5.2;drop table notice",
        "99999999999999999999.1"
      })
  void takes_no_snapshot_that_postgresql_would_refuse(String text) {
    String sent =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Seen.decode(sent)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "ä", "\u0000", "a b"})
  void takes_nothing_that_is_not_its_own_form(String sent) {
    assertThatThrownBy(() -> Seen.decode(sent)).isInstanceOf(IllegalArgumentException.class);
  }
}
