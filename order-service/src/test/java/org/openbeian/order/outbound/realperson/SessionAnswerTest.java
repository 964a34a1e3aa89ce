package org.openbeian.order.outbound.realperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.order.application.RealPersonVerification.AppAwayException;
import org.openbeian.order.application.RealPersonVerification.Session;

class SessionAnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s-1 | https://a.example.com/s?x=1#y",
        "s.~ | http://127.0.0.1:8090/x",
        "s   | http://localhost/x"
      })
  void reads_a_sound_session(String session, String link) {
    assertThat(read(session, link)).isEqualTo(new Session(session, link));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''  | https://a.example.com/",
        "a b | https://a.example.com/",
        "s   | http://a.example.com/",
        "s   | javascript:alert(1)",
        "s   | https://u:p@a.example.com/",
        "s   | https://a.example.com/a b",
        "s   | /s/1",
        "s   | ''"
      })
  void trusts_no_other(String session, String link) {
    assertThatThrownBy(() -> read(session, link)).isInstanceOf(AppAwayException.class);
    assertThatThrownBy(() -> SessionAnswer.read("{".getBytes(UTF_8)))
        .isInstanceOf(AppAwayException.class);
    assertThatThrownBy(() -> read("s", "https://a.example.com/" + "x".repeat(500)))
        .isInstanceOf(AppAwayException.class)
        .hasMessageNotContaining("example");
  }

  private static Session read(String session, String link) {
    return SessionAnswer.read(
        ("{\"session\":\"" + session + "\",\"link\":\"" + link + "\",\"more\":{}}")
            .getBytes(UTF_8));
  }
}
