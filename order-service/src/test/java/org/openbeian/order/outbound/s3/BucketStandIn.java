package org.openbeian.order.outbound.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A store of one bucket in memory that speaks S3, pages of its lists having two entries. Requests
 * are served only when their signature (Signature Version 4) is that of the secret key.
 */
final class BucketStandIn implements AutoCloseable {

  static final String BUCKET = "materials";
  static final String ACCESS_KEY = "AKTEST";
  static final String SECRET_KEY = "secret-of-the-test";
  static final String REGION = "cn-test-1";

  private static final int PAGE = 2;
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/\\d{8}/([^/]+)/s3/aws4_request,"
              + " ?SignedHeaders=([^,]+), ?Signature=[0-9a-f]{64}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** What lies under a name. */
  record Stored(byte[] content, Instant at) {}

  final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
  volatile Instant now = Instant.parse("2026-11-24T00:00:00Z");
  volatile int failing;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  BucketStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (failing > 0) {
        failing--;
        answer(exchange, 503, error("SlowDown"));
      } else if (!isSigned(exchange, body)) {
        answer(exchange, 403, error("SignatureDoesNotMatch"));
      } else if (!path.startsWith("/" + BUCKET)) {
        answer(exchange, 404, error("NoSuchBucket"));
      } else {
        serve(exchange, path.substring(BUCKET.length() + 1).replaceFirst("^/", ""), body);
      }
    }
  }

  private void serve(HttpExchange exchange, String name, byte[] body) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(name, new Stored(body, now));
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        answer(exchange, 200, "");
      }
      case "DELETE" -> {
        objects.remove(name);
        exchange.sendResponseHeaders(204, -1);
      }
      case "GET" -> {
        Stored stored = objects.get(name);
        if (name.isEmpty()) {
          answer(exchange, 200, list(query(exchange)));
        } else if (stored == null) {
          answer(exchange, 404, error("NoSuchKey"));
        } else {
          exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
          exchange.sendResponseHeaders(200, stored.content().length);
          exchange.getResponseBody().write(stored.content());
        }
      }
      default -> answer(exchange, 405, error("MethodNotAllowed"));
    }
  }

  private String list(Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    String after = query.getOrDefault("continuation-token", "");
    List<String> all =
        objects.keySet().stream()
            .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
            .toList();
    boolean more = all.size() > PAGE;
    StringBuilder answer =
        new StringBuilder("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
    answer.append("<IsTruncated>").append(more).append("</IsTruncated>");
    for (String name : more ? all.subList(0, PAGE) : all) {
      answer
          .append("<Contents><Key>")
          .append(name)
          .append("</Key><LastModified>")
          .append(objects.get(name).at())
          .append("</LastModified><Size>1</Size></Contents>");
    }
    if (more) {
      answer
          .append("<NextContinuationToken>")
          .append(all.get(PAGE - 1))
          .append("</NextContinuationToken>");
    }
    return answer.append("</ListBucketResult>").toString();
  }

  /** Signs the request anew, by the headers that it says were signed, and compares. */
  private static boolean isSigned(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    String authorization = String.valueOf(headers.getFirst("Authorization"));
    Matcher parts = AUTHORIZATION.matcher(authorization);
    boolean bodiless =
        body.length == 0 && "UNSIGNED-PAYLOAD".equals(headers.getFirst("x-amz-content-sha256"));
    if (!parts.matches()
        || !parts.group(1).equals(ACCESS_KEY)
        || !parts.group(2).equals(REGION)
        || !(bodiless || sha256(body).equals(headers.getFirst("x-amz-content-sha256")))) {
      return false;
    }
    Instant signedAt = Instant.from(TIME.parse(headers.getFirst("X-Amz-Date")));
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
            .uri(URI.create("http://" + headers.getFirst("Host") + exchange.getRequestURI()));
    for (String name : parts.group(3).split(";")) {
      if (!List.of("host", "x-amz-date", "x-amz-content-sha256").contains(name)) {
        request.putHeader(name, headers.get(name));
      }
    }
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(AwsCredentialsIdentity.create(ACCESS_KEY, SECRET_KEY))
                        .request(request.build())
                        .payload(bodiless ? null : ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, !bodiless)
                        .putProperty(
                            HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC)));
    return signed.request().firstMatchingHeader("Authorization").orElse("").equals(authorization);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String text = exchange.getRequestURI().getQuery();
    Arrays.stream(text == null ? new String[0] : text.split("&"))
        .map(each -> each.split("=", 2))
        .forEach(each -> query.put(each[0], each.length > 1 ? each[1] : ""));
    return query;
  }

  private static String error(String code) {
    return "<Error><Code>" + code + "</Code><Message>no</Message></Error>";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
