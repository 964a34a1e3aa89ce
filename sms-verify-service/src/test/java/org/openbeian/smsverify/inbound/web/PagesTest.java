package org.openbeian.smsverify.inbound.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.smsverify.inbound.web.Frame.Place;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class PagesTest {

  private static final Pattern KEY = Pattern.compile("text\\.of\\('([^']+)'\\)");

  @Inject Pages pages;

  @ParameterizedTest
  @CsvSource({"zh-CN, 服务暂时不可用, 再次提交", "en, Temporarily unavailable, send it again"})
  void asks_to_send_again_when_the_database_is_away(String language, String title, String words) {
    // given
    Frame frame = pages.frame(Place.VERIFY, language, null);
    List<Field> fields = List.of(Field.phone(frame.text(), "13800571001", List.of()));

    // when
    Response answer =
        pages
            .refused(frame, new IOException("gone"), wrong -> fields, () -> null)
            .await()
            .indefinitely();

    // then
    Document page = rendered(answer);
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
    assertThat(page.select(".notice h2").text()).isEqualTo(title);
    assertThat(page.select(".notice p").text()).contains(words).doesNotContain("Idempotency");
    assertThat(page.select("#phone").val()).isEqualTo("13800571001");
  }

  @Test
  void gives_an_incident_to_ask_about_and_nothing_else_of_it() {
    // given
    Frame frame = pages.frame(Place.RESEND, "en", null);

    // when
    Response answer =
        pages
            .refused(
                frame, new IllegalStateException("of 13800571001"), wrong -> List.of(), () -> null)
            .await()
            .indefinitely();

    // then
    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(rendered(answer).select(".notice p").text())
        .containsPattern("number [0-9a-f-]{36}\\.")
        .doesNotContain("13800571001");
  }

  @Test
  void needs_no_script_where_there_is_no_human_check() {
    // given
    Frame frame = pages.frame(Place.RESEND, "zh-CN", null);

    // when
    Document page = rendered(pages.form(frame, List.of(), null).await().indefinitely());

    // then
    assertThat(page.select("form[method=post]")).hasSize(1);
    assertThat(page.select(".check, noscript")).isEmpty();
  }

  @Test
  void has_every_text_in_both_languages() throws IOException {
    // given
    ResourceBundle chinese = ResourceBundle.getBundle("messages", Locale.CHINESE);
    ResourceBundle english = ResourceBundle.getBundle("messages", Locale.ENGLISH);

    // when
    Set<String> used = new TreeSet<>();
    try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/web"))) {
      for (Path template : templates.toList()) {
        KEY.matcher(Files.readString(template)).results().forEach(key -> used.add(key.group(1)));
      }
    }
    for (Place place : Place.values()) {
      for (String part : List.of(".title", ".lead", ".submit")) {
        used.add(place.key() + part);
      }
    }

    // then
    assertThat(used).hasSizeGreaterThan(20);
    assertThat(chinese.keySet()).containsAll(used);
    assertThat(english.keySet()).isEqualTo(chinese.keySet());
    List<String> pointless = new ArrayList<>();
    for (String key : chinese.keySet()) {
      long points = chinese.getString(key).lines().count();
      if (points != english.getString(key).lines().count()) {
        pointless.add(key);
      }
    }
    assertThat(pointless).isEmpty();
  }

  private static Document rendered(Response answer) {
    return Jsoup.parse((String) answer.getEntity());
  }
}
