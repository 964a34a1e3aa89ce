package org.openbeian.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One gateway over HTTP: sends a message and says what the answer, or its absence, means. */
final class HttpGateway {

  /** Client errors that tell about us or the moment, not about the message: they pass. */
  private static final Set<Integer> PASSING = Set.of(401, 403, 404, 407, 408, 425, 429);

  /** What a proxy says when whoever is behind it broke off or kept silent, having the message. */
  private static final Set<Integer> SAID_FOR_ANOTHER = Set.of(502, 504);

  private static final int LONGEST_ANSWER = 16 << 10;
  private static final Pattern MESSAGE_ID = Pattern.compile("[!-~]{1,128}");
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final GatewayApi api;
  private final @Nullable String receiptsTo;
  private final Duration wholeCall;

  /**
   * The limits of a call.
   *
   * @param wholeCall connecting and reading have limits of their own; this holds for a trickling
   *     answer
   */
  record Limits(Duration connect, Duration read, Duration wholeCall) {}

  HttpGateway(URI url, @Nullable String receiptsTo, Limits limits) {
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(url)
            .connectTimeout(limits.connect().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(limits.read().toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .build(GatewayApi.class);
    this.receiptsTo = receiptsTo;
    this.wholeCall = limits.wholeCall();
  }

  /**
   * A final answer.
   *
   * @param refusal why the gateway will never send it; empty when it will
   */
  record Answer(@Nullable String messageId, String refusal) {

    boolean accepted() {
      return refusal.isEmpty();
    }
  }

  /** Fails with {@link GatewayFailure} only. */
  Uni<Answer> send(SmsMessage message) {
    return Uni.createFrom()
        .deferred(
            () ->
                api.send(
                    message.key().toString(),
                    new GatewayApi.Message(
                        message.phone(), message.sender(), message.text(), receiptsTo)))
        .ifNoItem()
        .after(wholeCall)
        .fail()
        .onFailure(WebApplicationException.class)
        .recoverWithItem(failure -> ((WebApplicationException) failure).getResponse())
        .map(HttpGateway::judge)
        .onFailure(failure -> !(failure instanceof GatewayFailure))
        .transform(HttpGateway::noAnswer);
  }

  private static Answer judge(Response response) {
    int status = response.getStatus();
    String cause = "HTTP " + status;
    if (status >= 200 && status < 300) {
      return new Answer(messageId(response), "");
    }
    if (status >= 400 && status < 500 && !PASSING.contains(status)) {
      return new Answer(null, cause);
    }
    throw SAID_FOR_ANOTHER.contains(status)
        ? GatewayFailure.unknownFate(cause)
        : GatewayFailure.notTaken(cause);
  }

  /** It took the message, whatever else it says: an unreadable id is none. */
  private static @Nullable String messageId(Response response) {
    try {
      byte[] body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
      if (body == null || body.length == 0 || body.length > LONGEST_ANSWER) {
        return null;
      }
      String id = JSON.readTree(body).path("messageId").asText();
      return MESSAGE_ID.matcher(id).matches() ? id : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** The class only: a message may quote what was sent. */
  private static GatewayFailure noAnswer(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException) {
        return GatewayFailure.notTaken("no connection");
      }
      if (cause instanceof java.util.concurrent.TimeoutException
          || cause instanceof io.smallrye.mutiny.TimeoutException) {
        return GatewayFailure.unknownFate("no answer in time");
      }
    }
    return GatewayFailure.unknownFate("broken off");
  }
}
