package org.openbeian.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.application.NoticeWriter;
import org.openbeian.notification.domain.Audience;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.notification.domain.NoticeTexts;
import org.openbeian.testkit.BeianTestResource;

/** The page of notices says what the catalogue and the templates say. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class NoticesDocumentTest {

  private static final Path PAGE = Path.of("../docs/notices.md");
  private static final String BEGIN = "<!-- generated: notices -->";
  private static final String END = "<!-- generated: end -->";

  @Inject NoticeCatalogue catalogue;
  @Inject NoticeWriter writer;

  @Test
  @DisplayName("R-NOT-1: docs/notices.md shows every notice in both languages")
  void is_what_catalogue_and_templates_say() throws IOException {
    // given
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String after = page.substring(page.indexOf(END));
    String generated =
        before + "\n\n" + table() + "\n" + silent() + "\n" + previews() + "\n" + after;

    // then
    if (Boolean.getBoolean("notices.update")) {
      Files.writeString(PAGE, generated);
    }
    assertThat(Files.readString(PAGE))
        .as(
            "docs/notices.md is not what catalogue and templates say. If the change is meant, run"
                + " `./mvnw -pl notification-service test -Dtest=NoticesDocumentTest"
                + " -Dnotices.update=true` and commit the file.")
        .isEqualTo(generated);
  }

  private String table() {
    StringBuilder text =
        new StringBuilder(
            "## All notices\n\n"
                + "| Notice | Event | When | To | Channels | Kind | Mandatory | Urgent |\n"
                + "|---|---|---|---|---|---|---|---|\n");
    for (NoticeCatalogue.Entry notice : catalogue.entries()) {
      row(
          text,
          "[" + notice.template() + "](#" + notice.template() + ")",
          "`" + notice.event().getSimpleName() + "`",
          notice.when() == null ? "–" : "`" + notice.when() + "`",
          audience(notice.audience()),
          channels(notice),
          notice.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          (notice.mandatory() ? "**yes**: " : "no: ") + notice.because(),
          notice.urgent() ? "**yes**" : "–");
    }
    return text.toString();
  }

  private String silent() {
    StringBuilder text =
        new StringBuilder("## Events that nobody is told of\n\n| Event | Why |\n|---|---|\n");
    EventCatalogue.events().stream()
        .filter(catalogue.silent()::containsKey)
        .forEach(
            event -> row(text, "`" + event.getSimpleName() + "`", catalogue.silent().get(event)));
    return text.toString();
  }

  private String previews() {
    return "## What they say\n\n"
        + catalogue.entries().stream().map(this::preview).collect(Collectors.joining("\n"));
  }

  private String preview(NoticeCatalogue.Entry notice) {
    StringBuilder text = new StringBuilder("### " + notice.template() + "\n\n");
    text.append(notice.meaning().english()).append(". ");
    text.append(notice.meaning().chinese()).append("。\n\n");
    NoticeTexts chinese = texts(notice, Language.CHINESE);
    NoticeTexts english = texts(notice, Language.ENGLISH);
    row(text, "", Language.CHINESE.tag(), Language.ENGLISH.tag());
    text.append("|---|---|---|\n");
    row(text, "**Title**", cell(chinese.title()), cell(english.title()));
    row(text, "**Body**", cell(chinese.body()), cell(english.body()));
    if (notice.channels().contains(Channel.SMS)) {
      row(text, "**SMS**", sms(chinese.sms()), sms(english.sms()));
    }
    return text.toString();
  }

  private NoticeTexts texts(NoticeCatalogue.Entry notice, Language language) {
    return writer.write(notice.template(), language, notice.facts(SampleEvents.of(notice)));
  }

  private static String sms(String text) {
    SmsParts parts = SmsParts.of(text);
    return cell(text)
        + "<br>*"
        + parts.characters()
        + " characters, "
        + (parts.parts() == 1 ? "1 part" : parts.parts() + " parts")
        + "*";
  }

  private static String cell(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .lines()
        .map(line -> line.replaceFirst("^ +", "&emsp;"))
        .collect(Collectors.joining("<br>"));
  }

  private static String channels(NoticeCatalogue.Entry notice) {
    return List.of(Channel.values()).stream()
        .filter(notice.channels()::contains)
        .map(NoticesDocumentTest::words)
        .collect(Collectors.joining(", "));
  }

  private static String audience(Audience audience) {
    return switch (audience) {
      case FILER -> "account";
      case LEADS -> "each lead";
    };
  }

  private static String words(Channel channel) {
    return switch (channel) {
      case IN_SITE -> "in site";
      case EMAIL -> "e-mail";
      case SMS -> "SMS";
      case WEBHOOK -> "webhook";
    };
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
