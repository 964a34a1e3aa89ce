package org.openbeian.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.Service;
import org.openbeian.sandbox.stack.StackPorts;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.Place;
import org.openbeian.sandbox.story.Rest;
import org.openbeian.sandbox.story.SampleApplication;
import org.openbeian.sandbox.story.Watcher;

/** On a stack of its own: it makes topics forget and time pass by half a year. */
class ErasureIT {

  private static final Path ROOT =
      Path.of(System.getProperty("project.root", Path.of("..").toAbsolutePath().toString()));
  private static final Pattern SEALED = Pattern.compile("([\\w-]+)\\.([A-Za-z0-9_-]{38,})");
  private static final Pattern BYTES = Pattern.compile("\\\\x((?:[0-9a-f]{2})+)");
  private static final int NONCE_BYTES = 12;

  private final LocalStack stack =
      LocalStack.builder()
          .home(ROOT)
          .dataDirectory(Path.of("target/erasure-" + ProcessHandle.current().pid()))
          .ports(StackPorts.free())
          .quickStart(true)
          .classArchives(false)
          .open();

  @Test
  @DisplayName("R-EXP-4: half a year after the end nothing personal is in databases and topics")
  void nothing_personal_is_left_of_an_order_that_ended_long_ago() throws Exception {
    try (stack) {
      // given an order that was rejected after its phones were verified, and then left alone
      stack.start();
      Cast cast =
          new Cast(
              new Rest(16),
              new Place(
                  URI.create(stack.gatewayUrl()),
                  URI.create(stack.outsideUrl()),
                  stack.kafka().bootstrapServers()),
              Watcher.NOBODY);
      SampleApplication application = SampleApplication.variant(4_711);
      String order = cast.create("filer-a", application);
      cast.fill("filer-a", order, application);
      cast.submit("filer-a", order, application);
      cast.pass("reviewer-1", order);
      cast.verify(application, 1);
      cast.awaitState("filer-a", order, "IN_BUREAU_REVIEW");
      String task = cast.claim("officer-zj", order, "BUREAU");
      cast.decide(
          "officer-zj",
          task,
          "REJECT",
          List.of(Map.of("code", "1999", "message", "材料不清晰", "remedy", "请补正")));
      cast.awaitState("filer-a", order, "BUREAU_REJECTED");
      List<String> values = values(application);
      assertThat(found(values)).as("before the erasure").containsAll(values);

      // when it expires, half a year passes, and topics forget
      cast.advance(Duration.ofDays(45));
      cast.awaitState("filer-a", order, "EXPIRED");
      cast.advance(Duration.ofDays(180));
      cast.await(
          "the erasure",
          () -> cast.order("filer-a", order),
          answer -> !answer.body().path("erasedAt").isNull(),
          answer -> answer.text("state"));
      cast.advance(Duration.ZERO);
      stack.kafka().retain(LocalStack.TOPICS, Duration.ofSeconds(1));
      await("topics that forgot")
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> LocalStack.TOPICS.stream().allMatch(t -> stack.kafka().records(t) == 0));
      forgetStoredAnswers();

      // then
      await("files that are gone")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(found(values)).isEmpty());
      JsonNode verification = cast.get("auditor-1", "/api/v1/trail/verification").body();
      assertThat(verification.path("intact").asBoolean()).as(verification.toString()).isTrue();
      JsonNode trail = cast.get("auditor-1", "/api/v1/trail?limit=100&orderId=" + order).body();
      assertThat(trail.path("items")).hasSizeGreaterThan(10);
      assertThat(cast.get("filer-a", "/api/v1/orders/" + order + "/timeline").body().path("items"))
          .isNotEmpty();
    }
  }

  /** Those of the values that are found, in clear or in anything sealed. */
  private Set<String> found(List<String> values) throws Exception {
    Map<String, byte[]> ring = ring();
    Set<String> found = new TreeSet<>();
    for (String haystack : haystacks()) {
      StringBuilder all = new StringBuilder(haystack);
      Matcher token = SEALED.matcher(haystack);
      while (token.find()) {
        all.append('\n').append(opened(token.group(1), token.group(2), ring));
      }
      values.stream().filter(value -> all.indexOf(value) >= 0).forEach(found::add);
    }
    return found;
  }

  /** Every table, bytes as the text that they are, and every file of the broker's topics. */
  private List<String> haystacks() throws SQLException, IOException {
    List<String> haystacks = new ArrayList<>();
    for (String dump : DatabaseDump.of(stack)) {
      haystacks.add(
          BYTES
              .matcher(dump)
              .replaceAll(
                  bytes ->
                      Matcher.quoteReplacement(
                          new String(HexFormat.of().parseHex(bytes.group(1)), UTF_8))));
    }
    Path topics = stack.dataDirectory().resolve("kafka").resolve("topics");
    try (Stream<Path> files = Files.walk(topics)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".log")).toList()) {
        haystacks.add(new String(Files.readAllBytes(file), UTF_8));
      }
    }
    return haystacks;
  }

  /** What a token hides; a text of dots and letters that is none hides nothing. */
  private static String opened(String keyId, String token, Map<String, byte[]> ring) {
    byte[] key = ring.get(keyId);
    if (key == null) {
      return "";
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(128, Arrays.copyOf(bytes, NONCE_BYTES)));
      cipher.updateAAD(keyId.getBytes(ISO_8859_1));
      return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return "";
    }
  }

  private Map<String, byte[]> ring() throws IOException {
    Properties secrets = new Properties();
    try (var in = Files.newBufferedReader(stack.dataDirectory().resolve("secrets.properties"))) {
      secrets.load(in);
    }
    Map<String, byte[]> ring = new HashMap<>();
    for (String entry : secrets.getProperty("sealing.keys").split(",")) {
      String[] key = entry.split(":", 2);
      ring.put(key[0], Base64.getDecoder().decode(key[1]));
    }
    return ring;
  }

  /** Answers of requests are forgotten after two days, those of registries of domains after one. */
  private void forgetStoredAnswers() throws SQLException {
    for (Service service : Service.values()) {
      try (Connection connection = stack.postgres().connect(service.database());
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("delete from idempotent_request");
        if (service == Service.ORDER) {
          statement.executeUpdate("delete from domain_lookup");
        }
      }
    }
  }

  /** Names, numbers, addresses of people, and what else says who it was. */
  private static List<String> values(SampleApplication application) {
    List<String> values = new ArrayList<>();
    values.add(application.subject().path("name").asText());
    values.add(application.subject().path("communicationAddress").asText());
    values.add(application.services().get(0).path("domains").get(0).asText());
    for (JsonNode principal :
        List.of(
            application.subject().path("principal"),
            application.services().get(0).path("principal"))) {
      for (String field : List.of("name", "mobile", "email")) {
        values.add(principal.path(field).asText());
      }
      values.add(principal.at("/certificate/number").asText());
    }
    return values;
  }
}
