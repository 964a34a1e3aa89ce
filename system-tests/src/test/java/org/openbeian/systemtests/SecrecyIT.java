package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.story.Answer;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;
import org.openbeian.sandbox.story.SampleApplication.Person;

class SecrecyIT {

  private final Cast cast = SharedStack.cast();

  @Test
  void no_id_number_phone_or_code_is_in_databases_topics_or_logs() throws Exception {
    // given
    SampleApplication application = SharedStack.application();
    String order = cast.create(application.filer(), application);
    cast.fill(application.filer(), order, application);
    cast.submit(application.filer(), order, application);
    List<String> secrets =
        new ArrayList<>(
            List.of(
                application.subject().at("/principal/certificate/number").asText(),
                "33010619901119018X"));
    List<Integer> before = new ArrayList<>();
    for (Person person : application.principals()) {
      secrets.add(person.phone());
      before.add(cast.codesReceived(person));
    }
    cast.pass("reviewer-1", order);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      Person person = application.principals().get(i);
      codes.add(cast.code(person, before.get(i) + 1));
      cast.enter(person, codes.get(i));
    }
    cast.approve("officer-zj", order);
    cast.awaitState(application.filer(), order, "GRANTED");
    SharedStack.settle();

    // when
    List<String> haystacks = new ArrayList<>(SharedStack.dumpDatabases());
    haystacks.addAll(filesUnder(SharedStack.kafkaDirectory()));
    haystacks.addAll(filesUnder(SharedStack.logDirectory()));

    // then
    assertThat(haystacks).hasSizeGreaterThan(20);
    for (String haystack : haystacks) {
      for (String secret : secrets) {
        assertThat(haystack.contains(secret)).as("a secret stands in the clear").isFalse();
      }
      for (String code : codes) {
        assertThat(standsAlone(code, haystack)).as("a code stands in the clear").isFalse();
      }
    }
  }

  /** As filer-b, nothing of another's order exists; without a token or with a wrong role, less. */
  @Test
  void an_order_does_not_exist_for_other_accounts() {
    // given
    SampleApplication application = SharedStack.application();
    String order = SharedStack.submitted(application);
    String orders = "/api/v1/orders/" + order;

    // then
    for (String path : List.of(orders, orders + "/preview", orders + "/timeline")) {
      assertThat(cast.raw("filer-b", path).status()).as(path).isEqualTo(404);
      assertThat(cast.raw(null, path).status()).as(path).isEqualTo(401);
    }
    assertThat(cast.tryWithdraw("filer-b", order).status()).isEqualTo(404);
    assertThat(cast.raw("filer-b", "/api/v1/sms-verifications?orderId=" + order).status())
        .isEqualTo(404);
    for (String path :
        List.of("/api/v1/review-tasks", "/api/v1/trail", "/api/v1/trail/verification")) {
      Answer refused = cast.raw(application.filer(), path);
      assertThat(refused.status()).as(path).isEqualTo(403);
      assertThat(refused.text("code")).isEqualTo("FORBIDDEN");
    }
  }

  /** Whether the code stands there by itself, not as six digits of a longer number or token. */
  private static boolean standsAlone(String code, String haystack) {
    for (int at = haystack.indexOf(code); at >= 0; at = haystack.indexOf(code, at + 1)) {
      int after = at + code.length();
      if ((at == 0 || !isPartOfToken(haystack.charAt(at - 1)))
          && (after == haystack.length() || !isPartOfToken(haystack.charAt(after)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfToken(char character) {
    return character < 128
        && (Character.isLetterOrDigit(character) || "_.-".indexOf(character) >= 0);
  }

  private static List<String> filesUnder(Path directory) throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
