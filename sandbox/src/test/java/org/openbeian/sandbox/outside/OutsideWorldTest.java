package org.openbeian.sandbox.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openbeian.embedded.Ports;

class OutsideWorldTest {
  private static final String SECRET = "a-secret-of-the-stack-in-tests-only";

  private static byte @Nullable [] signingKey;

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private ServiceStandIn orders;
  private ServiceStandIn reviews;
  private OutsideWorldConfig config;
  private OutsideWorld world;

  @BeforeEach
  void start() throws Exception {
    orders = new ServiceStandIn();
    reviews = new ServiceStandIn();
    config =
        new OutsideWorldConfig(
            directory,
            Ports.free(),
            Ports.free(),
            Ports.free(),
            Ports.free(),
            Ports.free(),
            Map.of("order-service", orders.url(), "review-service", reviews.url()));
    assertThat(config.signingWith(SECRET).toArguments()).isEqualTo(config.toArguments());
    config =
        OutsideWorldConfig.parse(config.toArguments())
            .signingWith(SECRET)
            .signingReceiptsWith(SECRET + "-1", SECRET + "-2");
    // to find the primes of a key takes longer than most tests: they share the first one's
    var key = directory.resolve("signing-key.json");
    if (signingKey != null) {
      Files.write(key, signingKey);
    }
    world = OutsideWorld.start(config);
    signingKey = Files.readAllBytes(key);
  }

  @AfterEach
  void stop() {
    world.close();
    orders.close();
    reviews.close();
  }

  // ---- short messages

  @Test
  void delivers_a_short_message_once_per_idempotency_key() throws Exception {
    // when
    var first = send("key-1", "13800571001", "您的验证码");
    var again = send("key-1", "13800571001", "您的验证码");
    var other = send("key-2", "13800571001", "second");

    // then
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.body()).isNotEqualTo(first.body());
    var items = json(get("/phones/13800571001/messages")).getJsonArray("items");
    assertThat(items).hasSize(2);
    var oldest = items.getJsonObject(0);
    assertThat(oldest.getString("id"))
        .isEqualTo(new JsonObject(first.body()).getString("messageId"));
    assertThat(oldest.getString("text")).isEqualTo("您的验证码");
    assertThat(oldest.getString("sender")).isEqualTo("12381");
    assertThat(Instant.parse(oldest.getString("receivedAt"))).isBeforeOrEqualTo(Instant.now());
    assertThat(json(get("/phones")).getJsonArray("items").getJsonObject(0).getString("number"))
        .isEqualTo("13800571001");
  }

  @Test
  void refuses_a_short_message_for_good_when_it_is_none() throws Exception {
    assertThat(send("key", "not-a-number", "text").statusCode()).isEqualTo(400);
    assertThat(send("key", "13800571001", " ").statusCode()).isEqualTo(400);
    assertThat(send(" ", "13800571001", "text").statusCode()).isEqualTo(400);
    assertThat(post(http("/sms/messages"), "[1").statusCode()).isEqualTo(400);
  }

  @Test
  void asks_to_retry_short_messages_during_an_outage() throws Exception {
    // given
    assertThat(request("PUT", http("/sandbox/outages/sms"), "{\"down\":true}").statusCode())
        .isEqualTo(204);

    // when
    var during = send("key", "13800571001", "text");
    request("DELETE", http("/sandbox/outages/sms"), "");
    var after = send("key", "13800571001", "text");

    // then
    assertThat(during.statusCode()).isEqualTo(503);
    assertThat(after.statusCode()).isEqualTo(202);
    assertThat(json(get("/phones/13800571001/messages")).getJsonArray("items")).hasSize(1);
    assertThat(request("PUT", http("/sandbox/outages/fax"), "{\"down\":true}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void has_a_second_gateway_with_keys_and_an_outage_of_its_own() throws Exception {
    // given
    request("PUT", http("/sandbox/outages/sms"), "{\"down\":true}");

    // when
    var first = send("key", "13800571001", "text");
    var second = send("/sms-2/messages", "key", "13800571001", "text");
    request("DELETE", http("/sandbox/outages/sms"), "");
    request("PUT", http("/sandbox/outages/sms-2"), "{\"down\":true}");
    var firstAgain = send("key", "13800571001", "text");
    var secondAgain = send("/sms-2/messages", "key", "13800571001", "text");

    // then
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(firstAgain.statusCode()).isEqualTo(202);
    assertThat(secondAgain.statusCode()).isEqualTo(503);
    var items = json(get("/phones/13800571001/messages")).getJsonArray("items");
    assertThat(items.getJsonObject(0).getString("gateway")).isEqualTo("sms-2");
    assertThat(items.getJsonObject(1).getString("gateway")).isEqualTo("sms-1");
  }

  @Test
  void has_gateways_that_take_messages_and_keep_silent() throws Exception {
    // given
    request("PUT", http("/sandbox/outages/sms"), "{\"hanging\":true}");

    // when
    assertThatThrownBy(() -> send("key", "13800571001", "text"))
        .isInstanceOf(java.net.http.HttpTimeoutException.class);
    request("DELETE", http("/sandbox/outages/sms"), "");
    var again = send("key", "13800571001", "text");

    // then
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(json(get("/phones/13800571001/messages")).getJsonArray("items")).hasSize(1);
    assertThat(request("PUT", http("/sandbox/outages/smtp"), "{\"hanging\":true}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void reports_what_arrived_signed_and_to_services_only() throws Exception {
    // when
    var callback = orders.url() + "/api/v1/sms-receipts/sms-2";
    send("/sms-2/messages", "key-1", "13800571001", "text", callback);
    send("/sms-2/messages", "key-2", "13800579999", "text", callback);
    send("/sms-2/messages", "key-3", "13800571001", "text", "http://127.0.0.1:1/api/v1/x");
    org.awaitility.Awaitility.await().until(() -> !orders.seen.isEmpty());

    // then
    assertThat(orders.seen).hasSize(1);
    var report = orders.seen.get(0);
    assertThat(report.uri()).isEqualTo("/api/v1/sms-receipts/sms-2");
    var receipts = new JsonArray(report.body());
    assertThat(receipts).hasSize(2);
    assertThat(receipts.getJsonObject(0).getString("idempotencyKey")).isEqualTo("key-1");
    assertThat(receipts.getJsonObject(0).getString("state")).isEqualTo("DELIVERED");
    assertThat(receipts.getJsonObject(1).getString("state")).isEqualTo("UNDELIVERED");
    assertThat(json(get("/phones/13800579999/messages")).getJsonArray("items")).isEmpty();
    var seconds = report.headers().get("Beian-timestamp").get(0);
    assertThat(report.headers().get("Beian-signature"))
        .containsExactly(hmac(SECRET + "-2", seconds + "." + report.body()));
  }

  // ---- mail

  @Test
  void keeps_a_mail_for_each_recipient_with_text_and_html() throws Exception {
    // when
    mail("备案审核通过", "第一行\r\n.\r\n..最后一行", "a@example.cn", "B@example.cn");

    // then
    var items = json(get("/mailboxes/a@example.cn/messages")).getJsonArray("items");
    assertThat(items).hasSize(1);
    var mail = items.getJsonObject(0);
    assertThat(mail.getString("subject")).isEqualTo("备案审核通过");
    assertThat(mail.getString("from")).isEqualTo("noreply@beian.example");
    assertThat(mail.getJsonArray("to")).containsExactly("a@example.cn", "B@example.cn");
    assertThat(mail.getString("text")).isEqualTo("第一行\r\n.\r\n..最后一行");
    assertThat(mail.getString("html")).isEqualTo("<p>通过</p>");
    assertThat(mail.getString("messageId")).isNotBlank();
    assertThat(json(get("/mailboxes/b@example.cn/messages")).getJsonArray("items")).hasSize(1);
    assertThat(json(get("/mailboxes")).getJsonArray("items")).hasSize(2);
  }

  @Test
  void refuses_mail_for_the_moment_during_an_outage() throws Exception {
    request("PUT", http("/sandbox/outages/smtp"), "{\"down\":true}");
    assertThatThrownBy(() -> mail("subject", "text", "a@example.cn")).hasMessageContaining("421");
    request("DELETE", http("/sandbox/outages/smtp"), "");
    mail("subject", "text", "a@example.cn");
    assertThat(json(get("/mailboxes/a@example.cn/messages")).getJsonArray("items")).hasSize(1);
  }

  // ---- national registry

  @Test
  void tells_whose_a_certificate_is_and_who_filed_a_domain() throws Exception {
    // when
    var answer = json(lookUp("91310000MA2DEM0304", "WEBSITE", "domain", "biejia-shili.cn"));

    // then
    var subject = answer.getJsonObject("subject");
    assertThat(subject.getString("number")).isEqualTo("沪ICP备2019000202号");
    assertThat(subject.getInteger("nature")).isEqualTo(4);
    assertThat(subject.getJsonArray("services")).hasSize(2);
    var entries = answer.getJsonArray("entries");
    assertThat(entries).hasSize(1);
    var entry = entries.getJsonObject(0);
    assertThat(entry.getString("number")).isEqualTo("沪ICP备2019000202号-1");
    assertThat(entry.getString("subjectNumber")).isEqualTo("沪ICP备2019000202号");
    assertThat(entry.getJsonArray("providers")).containsExactly("another-cloud");
    assertThat(entry.getString("status")).isEqualTo("FILED");
  }

  @Test
  void finds_domains_in_punycode_and_apps_by_kind_and_name() throws Exception {
    var punycode = java.net.IDN.toASCII("别家示例.中国");
    assertThat(entries(lookUp("91310000MA2DEM0304", "WEBSITE", "domain", punycode))).hasSize(1);
    assertThat(entries(lookUp("91310000MA2DEM0304", "APP", "appName", "示例助手"))).hasSize(1);
    assertThat(entries(lookUp("91310000MA2DEM0304", "QUICK_APP", "appName", "示例助手"))).isEmpty();
  }

  @Test
  void has_seeds_for_every_type_of_filing() throws Exception {
    // nothing is filed
    var free = json(lookUp("91330100MA2DEM080N", "WEBSITE", "domain", "nobody-shili.cn"));
    assertThat(free.containsKey("subject")).isTrue();
    assertThat(free.getValue("subject")).isNull();
    assertThat(free.getJsonArray("entries")).isEmpty();

    // of another subject
    var foreign = json(lookUp("91330100MA2DEM080N", "WEBSITE", "domain", "biejia-shili.cn"));
    assertThat(foreign.getValue("subject")).isNull();
    assertThat(foreign.getJsonArray("entries")).hasSize(1);

    // held with us
    var ours = entries(lookUp("91330100MA2DEM010F", "WEBSITE", "domain", "jiuzhan-shili.cn"));
    assertThat(ours.getJsonObject(0).getJsonArray("providers"))
        .containsExactly(OutsideWorld.PROVIDER_CODE);

    // empty shells
    var shell = json(lookUp("91330100MA2DEM020G", "WEBSITE", "domain", "nobody-shili.cn"));
    assertThat(shell.getJsonObject("subject").getJsonArray("services")).isEmpty();
    var website = entries(lookUp("91440300MA2DEM050Q", "WEBSITE", "domain", "kongzhan-shili.cn"));
    assertThat(website.getJsonObject(0).getString("status")).isEqualTo("EMPTY_SHELL");
    assertThat(website.getJsonObject(0).getJsonArray("providers")).isEmpty();
  }

  @Test
  void refuses_a_lookup_that_is_none() throws Exception {
    assertThat(lookUp(" ", "WEBSITE", "domain", "a.cn").statusCode()).isEqualTo(400);
    assertThat(lookUp("1", "WEBSITE", "appName", "a").statusCode()).isEqualTo(400);
    assertThat(lookUp("1", "APP", "domain", "a.cn").statusCode()).isEqualTo(400);
    assertThat(post(http("/registry/lookups"), "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void answers_no_lookup_during_an_outage() throws Exception {
    // given
    request("PUT", http("/sandbox/outages/registry"), "{\"down\":true}");

    // when
    var during = lookUp("91310000MA2DEM0304", "WEBSITE", "domain", "biejia-shili.cn");
    request("DELETE", http("/sandbox/outages/registry"), "");
    var after = lookUp("91310000MA2DEM0304", "WEBSITE", "domain", "biejia-shili.cn");

    // then
    assertThat(during.statusCode()).isEqualTo(503);
    assertThat(after.statusCode()).isEqualTo(200);
  }

  @Test
  void shows_people_what_the_registry_knows() throws Exception {
    assertThat(json(get("/registry/subjects")).getJsonArray("items")).hasSizeGreaterThan(4);
    var page =
        http.send(
            HttpRequest.newBuilder(URI.create(http("/registry/subjects")))
                .header("Accept", "text/html")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("91310000MA2DEM0304", "biejia-shili.cn", "empty shell");
    assertThat(get("/").body()).contains("/registry/subjects");
  }

  // ---- recognition

  @Test
  void reads_the_sample_picture_and_no_other() throws Exception {
    for (int red : new int[] {0xc8102e, 0x102ec8}) {
      // given
      var picture = new java.awt.image.BufferedImage(96, 64, 1);
      for (int x = 0; x < 96; x++) {
        for (int y = 0; y < 64; y++) {
          picture.setRGB(x, y, x < 32 ? red : y < 32 ? 0xffc72c : 0x2a6ebb);
        }
      }
      var jpeg = new java.io.ByteArrayOutputStream();
      javax.imageio.ImageIO.write(picture, "jpg", jpeg);

      // when
      var fields = recognised("PRINCIPAL_ID_FRONT", jpeg.toByteArray());

      // then
      assertThat(fields).hasSize(red == 0xc8102e ? 2 : 0);
    }
    assertThat(recognised("PRINCIPAL_ID_FRONT", new byte[] {1})).isEmpty();
    assertThat(recognised("OTHER", new byte[0])).isEmpty();
  }

  private JsonArray recognised(String kind, byte[] picture) throws Exception {
    var request =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create(http("/recognition/recognitions?kind=" + kind)))
            .header("Content-Type", "image/jpeg")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(picture))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return json(answer).getJsonArray("fields");
  }

  // ---- inventory

  @Test
  void tells_the_servers_of_any_account_the_same_each_time() throws Exception {
    // when
    var response = get("/inventory/servers?account=acct-x");
    var again = get("/inventory/servers?account=acct-x").body();

    // then
    assertThat(again).isEqualTo(response.body());
    var servers = json(response).getJsonArray("servers");
    assertThat(servers.getJsonObject(0).getString("id")).isEqualTo("srv-acct-x-1");
    assertThat(servers.getJsonObject(0).getJsonArray("publicIps")).contains("203.0.113.10");
    assertThat(servers.stream().map(JsonObject.class::cast))
        .anyMatch(server -> !server.getBoolean("mainland"))
        .anyMatch(server -> server.getString("billing").equals("PAY_AS_YOU_GO"))
        .anyMatch(server -> server.getInteger("subscriptionMonths") == 1);
    assertThat(get("/inventory/servers").statusCode()).isEqualTo(400);
  }

  @Test
  void tells_no_servers_during_an_outage() throws Exception {
    request("PUT", http("/sandbox/outages/inventory"), "{\"down\":true}");
    assertThat(get("/inventory/servers?account=acct-x").statusCode()).isEqualTo(503);
    request("DELETE", http("/sandbox/outages/inventory"), "");
    assertThat(get("/inventory/servers?account=acct-x").statusCode()).isEqualTo(200);
  }

  // ---- the verification app

  @Test
  void lets_the_holder_of_a_link_decide_and_tells_order_service_signed() throws Exception {
    // given
    var body =
        "{\"check\":\"c-1\",\"name\":\"周小雨\",\"certificateType\":\"RESIDENT_ID_CARD\","
            + "\"certificateNumber\":\"33010619901119018X\"}";
    assertThat(openSession("c-1", body, "another secret").statusCode()).isEqualTo(401);

    // when
    var opened = openSession("c-1", body, SECRET);
    var again = openSession("c-1", body, SECRET);

    // then
    assertThat(opened.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(opened.body());
    var link = json(opened).getString("link");
    assertThat(json(get("/real-person/sessions")).getJsonArray("items").encode())
        .contains(link, "周小雨")
        .doesNotContain("33010619901119018X");

    // when it is opened in a browser
    var page = getAbsolute(link);
    var cookie = page.headers().firstValue("set-cookie").orElseThrow().split(";")[0];

    // then that was the scan
    assertThat(page.body()).contains("周小雨", "…018X", "PASSED");
    var scan = told("SCANNED");
    assertThat("beian-device=" + scan.getString("device")).isEqualTo(cookie);
    assertThat(scan.getString("session")).isEqualTo(json(opened).getString("session"));

    // when a button is pressed
    var end =
        http.send(
            HttpRequest.newBuilder(URI.create(link + "/outcome"))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString("outcome=FAILED+NOT_LIVE"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    // then
    assertThat(end.body()).contains("未通过", "You have not passed");
    var failed = told("FAILED");
    assertThat(failed.getString("reason")).isEqualTo("NOT_LIVE");
    assertThat(failed.getString("device")).isEqualTo(scan.getString("device"));

    // and a program needs no browser
    assertThat(post(link + "/outcome", "{\"outcome\":\"PASSED\"}").statusCode()).isEqualTo(200);
    assertThat(told("PASSED").getString("device")).isEqualTo("sandbox-phone");
    assertThat(post(link + "/outcome", "{\"outcome\":\"SCANNED\"}").statusCode()).isEqualTo(400);
    assertThat(get("/real-person/links/nothing").statusCode()).isEqualTo(404);
    request("PUT", http("/sandbox/outages/real-person"), "{\"down\":true}");
    assertThat(openSession("c-2", body, SECRET).statusCode()).isEqualTo(503);
  }

  private HttpResponse<String> openSession(String key, String body, String secret)
      throws Exception {
    var seconds = Long.toString(Instant.now().getEpochSecond());
    return http.send(
        HttpRequest.newBuilder(URI.create(http("/real-person/sessions")))
            .header("Idempotency-Key", key)
            .header("Beian-Timestamp", seconds)
            .header("Beian-Signature", hmac(secret, seconds + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The newest callback, which is signed and of that event. */
  private JsonObject told(String event) throws Exception {
    var callback = orders.seen.get(orders.seen.size() - 1);
    assertThat(callback.uri()).isEqualTo("/api/v1/real-person-checks/c-1/outcome");
    var seconds = callback.headers().get("Beian-timestamp").get(0);
    assertThat(callback.headers().get("Beian-signature"))
        .containsExactly(hmac(SECRET, seconds + "." + callback.body()));
    var report = new JsonObject(callback.body());
    assertThat(report.getString("event")).isEqualTo(event);
    return report;
  }

  private static String hmac(String secret, String text) throws Exception {
    var mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new javax.crypto.spec.SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return java.util.HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }

  // ---- registries of domains

  @Test
  void knows_every_domain_but_withholds_its_holder_until_told() throws Exception {
    // given
    var before = json(get("/rdap/domain/example.cn"));
    var holder =
        """
        {"holder":"示例公司","certificateType":1,"certificateNumber":"91330106MA2H7Q4K4M"}
        """;

    // when
    var told = request("PUT", http("/sandbox/domains/example.cn"), holder);
    var after = json(get("/rdap/domain/example.cn"));

    // then
    assertThat(before.getString("ldhName")).isEqualTo("example.cn");
    assertThat(before.getJsonObject("cnnic_realName").getString("status")).isEqualTo("verified");
    assertThat(before.getJsonArray("entities")).hasSize(1);
    assertThat(told.statusCode()).isEqualTo(204);
    assertThat(after.getJsonArray("entities").encode()).contains("registrant", "示例公司");
    assertThat(after.getJsonObject("cnnic_realName").getInteger("certificateType")).isEqualTo(1);
    assertThat(request("PUT", http("/sandbox/domains/example.cn"), "{}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void makes_exceptions_by_how_a_domain_begins() throws Exception {
    assertThat(get("/rdap/domain/unregistered-a.cn").statusCode()).isEqualTo(404);
    assertThat(get("/rdap/domain/rdap-down-a.cn").statusCode()).isEqualTo(503);
    assertThat(get("/rdap/domain/unverified-a.cn").body()).contains("\"unverified\"");
    assertThat(get("/rdap/domain/other-holder-a.cn").body()).contains("registrant");
    assertThat(get("/rdap/domain/unapproved-registrar-a.cn").body()).contains("999999");
    var expiry =
        json(get("/rdap/domain/expiring-a.cn"))
            .getJsonArray("events")
            .getJsonObject(1)
            .getString("eventDate");
    assertThat(Instant.parse(expiry)).isBefore(Instant.now().plus(Duration.ofDays(31)));
  }

  @Test
  void resolves_what_begins_so_and_nothing_else() throws Exception {
    // given
    var vertx = io.vertx.core.Vertx.vertx();
    var dns = vertx.createDnsClient(config.dnsPort(), "127.0.0.1");

    // then
    try {
      assertThat(
              dns.resolveA("www.resolving-a.cn")
                  .toCompletionStage()
                  .toCompletableFuture()
                  .get(5, java.util.concurrent.TimeUnit.SECONDS))
          .containsExactly("203.0.113.10");
      assertThatThrownBy(
              () ->
                  dns.resolveA("a.cn")
                      .toCompletionStage()
                      .toCompletableFuture()
                      .get(5, java.util.concurrent.TimeUnit.SECONDS))
          .hasMessageContaining("NXDOMAIN");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
  }

  // ---- identities

  @Test
  void issues_tokens_that_verify_against_the_published_keys_and_outlive_a_restart()
      throws Exception {
    // given
    var before = get("/tokens/filer-a").body();

    // when
    world.close();
    world = OutsideWorld.start(config);

    // then
    var discovery =
        json(
            getAbsolute(
                "http://localhost:"
                    + config.issuerPort()
                    + "/beian/.well-known/openid-configuration"));
    var keys = JWKSet.parse(getAbsolute(discovery.getString("jwks_uri")).body());
    var token = SignedJWT.parse(before);
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer())
        .isEqualTo(discovery.getString("issuer"))
        .isEqualTo("http://localhost:" + config.issuerPort() + "/beian");
    assertThat(claims.getSubject()).isEqualTo("filer-a");
    assertThat(claims.getAudience()).containsExactly("openbeian");
    assertThat(claims.getStringClaim("account")).isEqualTo("acct-a");
    assertThat(claims.getStringListClaim("roles")).containsExactly("filer");
    assertThat(claims.getStringListClaim("permissions")).containsExactly("beian:*", "bsn:*");
    assertThat(claims.getStringClaim("locale")).isEqualTo("zh-CN");
    assertThat(claims.getExpirationTime().toInstant())
        .isAfter(Instant.now().plus(Duration.ofDays(29)));
  }

  @Test
  void hears_of_subjects_to_register() throws Exception {
    var subject =
        """
        {"certificateType":1,"certificateNumber":"91330106000000042X","number":"浙ICP备00000042号",
         "nature":4,"name":"示例","services":[{"number":"浙ICP备00000042号-1","kind":"WEBSITE",
         "domains":["heard.cn"],"providers":["another-cloud"]}]}
        """;
    assertThat(post(http("/registry/subjects"), subject).statusCode()).isEqualTo(200);
    assertThat(post(http("/registry/subjects"), subject).statusCode()).isEqualTo(409);
    assertThat(post(http("/registry/subjects"), "{}").statusCode()).isEqualTo(400);
    var lookup =
        """
        {"certificateType":1,"certificateNumber":"91330106000000042X","serviceKind":"WEBSITE",
         "domain":"heard.cn"}
        """;
    assertThat(post(http("/registry/lookups"), lookup).body()).contains("浙ICP备00000042号-1");
  }

  @Test
  void lets_a_filer_act_for_any_account_but_staff_for_none() throws Exception {
    var claims = SignedJWT.parse(get("/tokens/filer-a?account=acct-42").body()).getJWTClaimsSet();
    assertThat(claims.getStringClaim("account")).isEqualTo("acct-42");
    assertThat(claims.getSubject()).isEqualTo("filer-a.acct-42");
    assertThat(get("/tokens/reviewer-1?account=acct-42").statusCode()).isEqualTo(404);
    assertThat(get("/tokens/filer-a?account=acct%2042").statusCode()).isEqualTo(404);
  }

  @Test
  void gives_a_bureau_officer_provinces_and_knows_nobody_else() throws Exception {
    var claims = SignedJWT.parse(get("/tokens/officer-zj").body()).getJWTClaimsSet();
    assertThat(claims.getStringListClaim("provinces")).containsExactly("330000");
    assertThat(get("/tokens/nobody").statusCode()).isEqualTo(404);
    assertThat(json(get("/tokens")).getJsonArray("items")).hasSize(12);
  }

  @Test
  void lets_a_whole_review_team_sign_in() throws Exception {
    // when
    var reviewer = SignedJWT.parse(get("/tokens/reviewer-50").body()).getJWTClaimsSet();
    var lead = SignedJWT.parse(get("/tokens/lead-99").body()).getJWTClaimsSet();

    // then
    assertThat(reviewer.getStringListClaim("roles")).containsExactly("reviewer");
    assertThat(reviewer.getStringClaim("account")).isEqualTo("provider");
    assertThat(lead.getStringListClaim("roles")).containsExactly("review-lead");
    for (var nobody : List.of("reviewer-0", "reviewer-100", "reviewer-01", "lead-", "officer-9")) {
      assertThat(get("/tokens/" + nobody).statusCode()).as(nobody).isEqualTo(404);
    }
  }

  @Test
  void gives_the_same_claims_to_those_who_ask_the_token_endpoint() throws Exception {
    // when
    var answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + config.issuerPort() + "/beian/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&username=reviewer-1&password=x&client_id=web"
                            + "&scope=openid"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    // then
    var token = SignedJWT.parse(json(answer).getString("access_token")).getJWTClaimsSet();
    assertThat(token.getSubject()).isEqualTo("reviewer-1");
    assertThat(token.getStringListClaim("roles")).containsExactly("reviewer");
    assertThat(token.getAudience()).containsExactly("openbeian");
  }

  // ---- time

  @Test
  void advances_the_clock_of_every_service_and_waits_until_their_deadlines_have_fired()
      throws Exception {
    // given
    orders.dueDeadlines.set(3);

    // when
    var answer = post(http("/sandbox/clock/advance"), "{\"by\":\"PT24H\"}");

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).getString("offset")).isEqualTo("PT24H");
    assertThat(orders.offsets).containsExactly("{\"offset\":\"PT24H\"}");
    assertThat(reviews.offsets).containsExactly("{\"offset\":\"PT24H\"}");
    assertThat(orders.dueDeadlines).hasValue(0);
    assertThat(orders.polls).hasValueGreaterThan(3);
    assertThat(Instant.parse(json(get("/sandbox/clock")).getString("now")))
        .isAfter(Instant.now().plus(Duration.ofHours(23)));
  }

  @Test
  void keeps_the_offset_over_a_restart() throws Exception {
    post(http("/sandbox/clock/advance"), "{\"by\":\"PT24H\"}");
    world.close();
    world = OutsideWorld.start(config);
    assertThat(json(get("/sandbox/clock")).getString("offset")).isEqualTo("PT24H");
    post(http("/sandbox/clock/advance"), "{\"by\":\"PT1H\"}");
    assertThat(json(get("/sandbox/clock")).getString("offset")).isEqualTo("PT25H");
  }

  @Test
  void names_the_service_that_does_not_come_to_rest() throws Exception {
    // given
    orders.worksOffOneDeadlinePerPoll = false;
    orders.dueDeadlines.set(2);

    // when
    var answer = post(http("/sandbox/clock/advance"), "{\"by\":\"PT24H\",\"timeout\":\"PT0.3S\"}");

    // then
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(json(answer).getString("detail"))
        .contains("order-service has dueDeadlines=2")
        .doesNotContain("review-service");
  }

  @Test
  void names_the_service_that_is_down_when_the_clock_moves() throws Exception {
    // given
    reviews.close();

    // when
    var answer = post(http("/sandbox/clock/advance"), "{\"by\":\"PT24H\",\"timeout\":\"PT0.3S\"}");

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(json(answer).getString("detail")).contains("review-service does not answer");
    assertThat(orders.offsets).isNotEmpty();
  }

  @Test
  void refuses_to_go_back_in_time() throws Exception {
    assertThat(post(http("/sandbox/clock/advance"), "{\"by\":\"-PT1H\"}").statusCode())
        .isEqualTo(400);
    assertThat(post(http("/sandbox/clock/advance"), "{\"by\":\"tomorrow\"}").statusCode())
        .isEqualTo(400);
    assertThat(post(http("/sandbox/clock/advance"), "{}").statusCode()).isEqualTo(400);
  }

  // ---- gateway

  @Test
  void routes_a_path_to_the_service_that_owns_it() throws Exception {
    // when
    var order = request("POST", gateway("/api/v1/orders?x=1"), "{\"type\":\"FIRST_FILING\"}");
    var task = getAbsolute(gateway("/api/v1/review-tasks/1"));

    // then
    assertThat(order.statusCode()).isEqualTo(200);
    assertThat(order.headers().firstValue("ETag")).hasValue("\"7\"");
    assertThat(order.headers().firstValue("Keep-Alive")).isEmpty();
    assertThat(task.statusCode()).isEqualTo(200);
    assertThat(orders.seen).hasSize(1);
    assertThat(orders.seen.get(0).uri()).isEqualTo("/api/v1/orders?x=1");
    assertThat(orders.seen.get(0).body()).isEqualTo("{\"type\":\"FIRST_FILING\"}");
    assertThat(orders.seen.get(0).headers().get("Host"))
        .containsExactly("127.0.0.1:" + config.gatewayPort());
    assertThat(reviews.seen).hasSize(1);
  }

  @Test
  void forwards_no_claims_about_the_origin_of_a_request() throws Exception {
    // when
    http.send(
        HttpRequest.newBuilder(URI.create(gateway("/api/v1/orders")))
            .header("X-Forwarded-For", "10.0.0.1")
            .header("X-Forwarded-Prefix", "/admin")
            .header("Forwarded", "for=10.0.0.1")
            .header("X-Real-IP", "10.0.0.1")
            .header("Authorization", "Bearer x")
            .build(),
        HttpResponse.BodyHandlers.ofString());

    // then
    assertThat(orders.seen.get(0).headers())
        .containsKey("Authorization")
        .doesNotContainKeys("X-forwarded-for", "X-forwarded-prefix", "Forwarded", "X-real-ip");
  }

  @Test
  void knows_no_path_outside_the_api() throws Exception {
    for (var path :
        new String[] {
          "/",
          "/q/metrics",
          "/sandbox/clock",
          "/api/v1/nothing",
          "/verifying",
          "/verify/../q/metrics",
          "/api/v1/orders/../../sandbox/clock"
        }) {
      var answer = getAbsolute(gateway(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }
    assertThat(orders.seen).isEmpty();
  }

  @Test
  void says_that_a_service_is_down() throws Exception {
    orders.close();
    var answer = getAbsolute(gateway("/api/v1/orders"));
    assertThat(answer.statusCode()).isIn(502, 503);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  @Test
  void passes_large_bodies_and_refuses_huge_ones() throws Exception {
    // given
    var large = "x".repeat(3 << 20);
    var huge = "x".repeat((int) Gateway.MAX_BODY_BYTES + 1);

    // when, then
    var passed = request("PUT", gateway("/api/v1/orders/1/subject"), large);
    assertThat(passed.body()).isEqualTo("{\"bytes\":" + large.length() + "}");
    assertThat(rawStatus("Content-Length: " + huge.length())).startsWith("HTTP/1.1 413");
    assertThat(orders.seen).hasSize(1);
  }

  // ---- pages

  @Test
  void shows_people_a_page_with_everything_on_it() throws Exception {
    assertThat(get("/").body())
        .contains("/q/swagger-ui", "/phones", "/mailboxes", "/tokens/filer-a", "order-service");
    send("key", "13800571001", "<script>");
    var page =
        http.send(
            HttpRequest.newBuilder(URI.create(http("/phones/13800571001/messages")))
                .header("Accept", "text/html")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script>");
  }

  @Test
  void forgets_the_oldest_messages_beyond_its_bounds() {
    // given
    var inboxes = new Inboxes<Integer>(3, 5, 1_000);

    // when
    IntStream.range(0, 5).forEach(i -> inboxes.add("a", i, 1, Instant.EPOCH));
    IntStream.range(5, 8).forEach(i -> inboxes.add("b", i, 1, Instant.EPOCH));

    // then
    assertThat(inboxes.messages("a")).containsExactly(3, 4);
    assertThat(inboxes.messages("b")).containsExactly(5, 6, 7);

    // when
    inboxes.add("c", 8, 999, Instant.EPOCH);

    // then
    assertThat(inboxes.messages("a")).isEmpty();
    assertThat(inboxes.messages("b")).containsExactly(7);
    assertThat(inboxes.summaries()).extracting(Inboxes.Summary::address).containsExactly("b", "c");
  }

  // a client that sends the body before it reads the answer would see a broken pipe
  private String rawStatus(String header) throws Exception {
    try (var socket = new java.net.Socket("127.0.0.1", config.gatewayPort())) {
      socket
          .getOutputStream()
          .write(("PUT /api/v1/orders/1 HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n").getBytes());
      return new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream()))
          .readLine();
    }
  }

  private HttpResponse<String> send(String key, String to, String text) throws Exception {
    return send("/sms/messages", key, to, text);
  }

  private HttpResponse<String> send(
      String path, String key, String to, String text, String... receiptsTo) throws Exception {
    var body = new JsonObject().put("to", to).put("sender", "12381").put("text", text);
    for (var url : receiptsTo) {
      body.put("receiptsTo", url);
    }
    return http.send(
        HttpRequest.newBuilder(URI.create(http(path)))
            .header("Idempotency-Key", key)
            .timeout(Duration.ofSeconds(1))
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> lookUp(String number, String kind, String field, String name)
      throws Exception {
    var body =
        new JsonObject()
            .put("certificateType", 1)
            .put("certificateNumber", number)
            .put("serviceKind", kind)
            .put(field, name)
            .encode();
    return post(http("/registry/lookups"), body);
  }

  private static JsonArray entries(HttpResponse<String> answer) {
    return json(answer).getJsonArray("entries");
  }

  private void mail(String subject, String text, String... to) throws Exception {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(config.smtpPort()));
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("noreply@beian.example");
    for (var address : to) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    message.setSubject(subject, "UTF-8");
    var plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    plain.setHeader("Content-Transfer-Encoding", "8bit");
    var html = new MimeBodyPart();
    html.setText("<p>通过</p>", "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", plain, html));
    Transport.send(message);
  }

  private String http(String path) {
    return "http://127.0.0.1:" + config.httpPort() + path;
  }

  private String gateway(String path) {
    return "http://127.0.0.1:" + config.gatewayPort() + path;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return getAbsolute(http(path));
  }

  private HttpResponse<String> getAbsolute(String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String url, String body) throws Exception {
    return request("POST", url, body);
  }

  private HttpResponse<String> request(String method, String url, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }
}
