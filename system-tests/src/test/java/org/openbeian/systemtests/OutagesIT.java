package org.openbeian.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.story.Answer;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;

class OutagesIT {

  private static final List<String> GATEWAYS = List.of("sms", "sms-2");

  private final Cast cast = SharedStack.cast();
  private final SampleApplication application = SharedStack.application();

  @AfterEach
  void switch_everything_on() {
    GATEWAYS.forEach(gateway -> SharedStack.setOutage(gateway, false));
    SharedStack.setOutage("smtp", false);
  }

  @Test
  @DisplayName("R-SMS-3: with no SMS gateway for an hour, codes wait and the 24 hours begin later")
  void codes_wait_for_an_hour_without_a_gateway_and_their_24_hours_begin_at_the_sending() {
    // given
    String order = SharedStack.submitted(application);
    GATEWAYS.forEach(gateway -> SharedStack.setOutage(gateway, true));
    cast.pass("reviewer-1", order);
    awaitVerification(order);

    // when
    cast.advance(Duration.ofHours(1));

    // then
    assertThat(verification(order).path("expiresAt").isNull()).isTrue();
    assertThat(application.principals()).allMatch(person -> cast.codesReceived(person) == 0);
    assertThat(cast.get("support-1", "/api/v1/sms-gateways").body().path("codesWaiting").asLong())
        .isGreaterThanOrEqualTo(application.principals().size());

    // when
    Instant back = now();
    GATEWAYS.forEach(gateway -> SharedStack.setOutage(gateway, false));
    cast.verify(application, 1);

    // then
    cast.awaitState(application.filer(), order, "IN_BUREAU_REVIEW");
    assertThat(Instant.parse(verification(order).path("expiresAt").asText()))
        .isBetween(back.plus(Duration.ofHours(24)), back.plus(Duration.ofHours(25)));
    assertThat(application.principals()).allMatch(person -> cast.codesReceived(person) == 1);
  }

  @Test
  @DisplayName("R-SMS-2: with the first SMS gateway away, codes take the second one")
  void codes_take_the_second_gateway_when_the_first_is_away() {
    // given
    String order = SharedStack.submitted(application);
    SharedStack.setOutage("sms", true);

    // when
    cast.pass("reviewer-1", order);
    cast.verify(application, 1);

    // then
    cast.awaitState(application.filer(), order, "IN_BUREAU_REVIEW");
    assertThat(verification(order).path("state").asText()).isEqualTo("VERIFIED");
    assertThat(application.principals()).allMatch(person -> cast.codesReceived(person) == 1);
  }

  @Test
  @DisplayName("R-NOT-1: with SMTP away, other channels go on and mails come once afterwards")
  void mails_come_once_after_an_outage_that_held_up_no_other_channel() {
    // given
    SharedStack.setOutage("smtp", true);

    // when
    String order = SharedStack.granted(application);

    // then
    cast.await(
        "the filer's inbox",
        () -> cast.get(application.filer(), "/api/v1/notifications?orderId=" + order),
        answer -> answer.body().path("items").size() == 4,
        Answer::toString);
    assertThat(mails(order)).isEmpty();

    // when
    SharedStack.setOutage("smtp", false);

    // then
    cast.await(
        "the mails", () -> mailbox(), answer -> of(order, answer).size() >= 4, Answer::toString);
    SharedStack.settle();
    Evidence.of(application, order).assertEachNoticeOncePerChannel();
  }

  @Test
  @DisplayName("R-NOT-1: a webhook that hangs holds up no other webhook and no other channel")
  void a_webhook_that_hangs_holds_up_nothing_else() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/hangs", exchange -> await(end));
    server.createContext(
        "/takes",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      // given
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      register(base + "/hangs");
      register(base + "/takes");

      // when
      String order = SharedStack.granted(application);

      // then
      cast.await(
          "four notices at the webhook that takes them",
          () -> cast.get(application.filer(), "/api/v1/webhooks"),
          ignored -> received.size() >= 4,
          ignored -> received.toString());
      cast.await(
          "the mails", this::mailbox, answer -> of(order, answer).size() == 4, Answer::toString);
      assertThat(received).hasSize(4).doesNotHaveDuplicates().allMatch(b -> b.contains(order));
    } finally {
      end.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName("R-NOT-1: a webhook on a private address is refused, and the field is named")
  void a_webhook_on_a_private_address_is_refused() {
    for (String url :
        List.of(
            "https://10.0.0.5/hook",
            "https://169.254.169.254/latest/meta-data",
            "https://[::ffff:192.168.0.1]/hook",
            "https://2130706433/hook")) {
      Answer answer = cast.tryPost(application.filer(), "/api/v1/webhooks", Map.of("url", url));
      assertThat(answer.status()).as(url).isEqualTo(422);
      assertThat(answer.body().at("/violations/0/path").asText()).as(url).isEqualTo("url");
    }
  }

  private void register(String url) {
    Answer answer = cast.tryPost(application.filer(), "/api/v1/webhooks", Map.of("url", url));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitVerification(String order) {
    cast.await(
        "the verification",
        () -> cast.raw("support-1", "/api/v1/sms-verifications?orderId=" + order),
        Answer::succeeded,
        Answer::toString);
  }

  private JsonNode verification(String order) {
    return cast.get("support-1", "/api/v1/sms-verifications?orderId=" + order).body();
  }

  private Instant now() {
    return Instant.parse(cast.outside("/sandbox/clock").body().path("now").asText());
  }

  private Answer mailbox() {
    String address = application.filer().replace('@', '.') + "@sandbox.beian";
    return cast.outside("/mailboxes/" + address + "/messages");
  }

  private List<String> mails(String order) {
    return of(order, mailbox());
  }

  private static List<String> of(String order, Answer mailbox) {
    List<String> ids = new ArrayList<>();
    for (JsonNode mail : mailbox.body().path("items")) {
      if (mail.toString().contains(order)) {
        ids.add(mail.path("messageId").asText());
      }
    }
    return ids;
  }
}
