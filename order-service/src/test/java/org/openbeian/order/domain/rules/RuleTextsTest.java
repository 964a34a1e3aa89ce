package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.ReviewQuestion;

class RuleTextsTest {

  private static final Pattern CODE = Pattern.compile("\"([A-Z]{2,}(?:_[A-Z]+)+|REQUIRED)\"");

  @Test
  void have_a_message_and_a_remedy_in_both_languages_for_every_finding() throws IOException {
    // given the codes that the rules' sources name
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources =
        Files.walk(Path.of("src/main/java/org/openbeian/order/domain/rules"))) {
      sources
          .filter(Files::isRegularFile)
          .map(RuleTextsTest::read)
          .flatMap(text -> CODE.matcher(text).results())
          .map((MatchResult result) -> result.group(1))
          .forEach(codes::add);
    }
    for (ReviewQuestion.Code code : ReviewQuestion.Code.values()) {
      codes.add(code.name());
    }

    // then
    assertThat(codes).hasSizeGreaterThan(15);
    for (Locale locale : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
      Set<String> keys = ResourceBundle.getBundle("messages", locale).keySet();
      assertThat(keys).containsAll(codes);
      assertThat(keys).containsAll(codes.stream().map(code -> code + ".remedy").toList());
    }
    assertThat(ResourceBundle.getBundle("messages", Locale.CHINESE).keySet())
        .isEqualTo(ResourceBundle.getBundle("messages", Locale.ENGLISH).keySet());
  }

  private static String read(Path source) {
    try {
      return Files.readString(source, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
