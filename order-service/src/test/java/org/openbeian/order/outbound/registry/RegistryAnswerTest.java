package org.openbeian.order.outbound.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.application.NationalRegistry.RegistryAwayException;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;

class RegistryAnswerTest {

  private static final String SOUND =
      """
      {
        "subject": {
          "number": "浙ICP备2026900001号", "nature": 4, "name": "示例公司", "since": "2020",
          "services": [
            {"number": "浙ICP备2026900001号-1", "providers": ["us", "they"], "status": "FILED"},
            {"number": "浙ICP备2026900001号-2A", "providers": [], "status": "EMPTY_SHELL"}
          ]
        },
        "entries": [
          {"number": "浙ICP备2026900001号-1", "subjectNumber": "浙ICP备2026900001号",
           "providers": ["they", "us"], "status": "FILED", "unknown": {"is": "fine"}}
        ]
      }
      """;

  private static final String NAME = "示例公司";

  @Test
  void reads_a_sound_answer() {
    assertThat(read(SOUND))
        .isEqualTo(
            new Registered(
                new Registered.Subject("浙ICP备2026900001号", true, 2, NAME),
                List.of(new Registered.Service("浙ICP备2026900001号-1", "浙ICP备2026900001号", true))));
  }

  @Test
  void tells_whether_we_give_access() {
    assertThat(read(SOUND.replace("\"us\"", "\"others\"")))
        .isEqualTo(
            new Registered(
                new Registered.Subject("浙ICP备2026900001号", false, 2, NAME),
                List.of(new Registered.Service("浙ICP备2026900001号-1", "浙ICP备2026900001号", false))));
  }

  @Test
  void reads_that_nothing_is_filed() {
    assertThat(read("{\"subject\":null,\"entries\":[]}"))
        .isEqualTo(new Registered(null, List.of()));
  }

  @Test
  void reads_a_subject_without_services_and_a_website_of_another() {
    assertThat(
            read(
                """
                {"subject": {"number": "浙ICP备2026900001号", "nature": 4, "name": "x", "services": []},
                 "entries": [{"number": "粤B2-20090059-5", "subjectNumber": "粤B2-20090059",
                   "providers": [], "status": "EMPTY_SHELL"}]}
                """))
        .isEqualTo(
            new Registered(
                new Registered.Subject("浙ICP备2026900001号", false, 0, "x"),
                List.of(new Registered.Service("粤B2-20090059-5", "粤B2-20090059", false))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "not found",
        "<html></html>",
        "{\"subject\":null}",
        "{\"entries\":[]}",
        "{\"subject\":null,\"entries\":null}",
        "{\"subject\":null,\"entries\":{}}",
        "{\"subject\":null,\"entries\":[null]}",
        "{\"subject\":null,\"entries\":[{}]}",
        "{\"subject\":{},\"entries\":[]}",
        "{\"subject\":\"浙ICP备2026900001号\",\"entries\":[]}",
        "{\"subject\":null,\"entries\":[]} {}",
        "{\"subject\":null,\"subject\":null,\"entries\":[]}"
      })
  void takes_no_answer_of_another_form_for_not_filed(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(RegistryAwayException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // missing or wrong
        "\"nature\": 4, ;",
        "\"nature\": 4;\"nature\": \"4\"",
        "\"nature\": 4;\"nature\": null",
        "\"name\": \"示例公司\", ;",
        "\"name\": \"示例公司\";\"name\": \" \"",
        "\"subjectNumber\": \"浙ICP备2026900001号\",;",
        "\"subjectNumber\": \"浙ICP备2026900001号\";\"subjectNumber\": null",
        "\"status\": \"FILED\", \"unknown\";\"unknown\"",
        "\"providers\": [\"they\", \"us\"], ;",
        "[\"they\", \"us\"];[\"they\", 1]",
        "[\"they\", \"us\"];[\"us\", \"us\"]",
        "{\"number\": \"浙ICP备2026900001号-2A\", ;{",
        "浙ICP备2026900001号-2A;浙ICP备2026900001号-2<script>",
        // contradictory
        "[\"they\", \"us\"];[\"they\"]",
        "EMPTY_SHELL;FILED",
        "\"providers\": [], ;\"providers\": [\"they\"], ",
        "浙ICP备2026900001号-2A;浙ICP备2026900001号-1",
        "浙ICP备2026900001号-2A;浙ICP备2026900009号-2A",
        "\"subjectNumber\": \"浙ICP备2026900001号\";\"subjectNumber\": \"浙ICP备2026900009号\"",
        "{\"number\": \"浙ICP备2026900001号-1\", \"subjectNumber\";{\"number\": \"浙ICP备2026900001号-3\", \"subjectNumber\""
      })
  void takes_no_incomplete_or_contradictory_answer(String change) {
    // given
    String[] fromTo = change.split(";", 2);
    String body = SOUND.replace(fromTo[0], fromTo[1]);
    assertThat(body).isNotEqualTo(SOUND);

    // then
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(RegistryAwayException.class)
        .hasMessageNotContaining("示例公司");
  }

  @Test
  void knows_one_entry_of_a_domain_and_one_of_an_app_per_subject() {
    // given
    String entry =
        """
        {"number":"沪ICP备2026900002号-1","subjectNumber":"沪ICP备2026900002号","providers":[],
         "status":"EMPTY_SHELL"}
        """;
    String other = entry.replace("90000", "90001");
    String two = "{\"subject\":null,\"entries\":[" + entry + "," + other + "]}";
    String twice = "{\"subject\":null,\"entries\":[" + entry + "," + entry + "]}";

    // then
    assertThat(read(two, ServiceKind.APP).services()).hasSize(2);
    assertThatThrownBy(() -> read(two, ServiceKind.WEBSITE))
        .isInstanceOf(RegistryAwayException.class);
    assertThatThrownBy(() -> read(twice, ServiceKind.APP))
        .isInstanceOf(RegistryAwayException.class);
  }

  private static Registered read(String body) {
    return read(body, ServiceKind.WEBSITE);
  }

  private static Registered read(String body, ServiceKind kind) {
    return RegistryAnswer.read(
        body.getBytes(UTF_8),
        new Question(
            SubjectNature.ENTERPRISE,
            CertificateType.BUSINESS_LICENCE,
            "91330106MA2H7Q4K4M",
            kind,
            "example.cn"),
        "us");
  }
}
