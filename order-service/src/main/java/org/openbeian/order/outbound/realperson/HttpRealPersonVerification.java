package org.openbeian.order.outbound.realperson;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.openbeian.order.application.RealPersonVerification;
import org.openbeian.order.application.SignedMessages;
import org.openbeian.order.application.SignedMessages.Signature;
import org.openbeian.order.domain.rules.PersonsToVerify.Person;

/** The app over HTTP; whatever is not a sound answer in time is none. */
@ApplicationScoped
class HttpRealPersonVerification implements RealPersonVerification {

  /** Connecting and reading have limits of their own; this one holds for a trickling answer. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(8);

  private static final int LONGEST_ANSWER = 16 << 10;

  private final AppApi api;
  private final SignedMessages signed;
  private final ObjectMapper json;

  HttpRealPersonVerification(@RestClient AppApi api, SignedMessages signed, ObjectMapper json) {
    this.api = api;
    this.signed = signed;
    this.json = json;
  }

  /** What the app is told; never to be logged. */
  private record Request(
      String check, String name, String certificateType, String certificateNumber) {

    @Override
    public String toString() {
      return "Request";
    }
  }

  @Override
  public Uni<Session> open(UUID check, Person person) {
    String body =
        print(
            new Request(
                check.toString(),
                person.name(),
                person.certificateType().name(),
                person.certificateNumber()));
    Signature signature = signed.sign(body.getBytes(UTF_8));
    return api.open(check.toString(), signature.seconds(), signature.hex(), body)
        .map(response -> SessionAnswer.read(body(response)))
        .ifNoItem()
        .after(WHOLE_CALL)
        .fail()
        .onFailure(failure -> !(failure instanceof AppAwayException))
        .transform(HttpRealPersonVerification::away);
  }

  private String print(Request request) {
    try {
      return json.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request can't be written", e);
    }
  }

  private static byte[] body(Response response) {
    int status = response.getStatus();
    if (status != 200 && status != 201) {
      throw new AppAwayException("status " + status);
    }
    MediaType type = response.getMediaType();
    if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      throw new AppAwayException("an answer that is no JSON");
    }
    byte[] body = response.readEntity(byte[].class);
    if (body.length > LONGEST_ANSWER) {
      throw new AppAwayException("an answer that is too long");
    }
    return body;
  }

  /** The class only: a message may quote what was sent. */
  private static AppAwayException away(Throwable failure) {
    return new AppAwayException(
        failure instanceof WebApplicationException refused
            ? "status " + refused.getResponse().getStatus()
            : failure.getClass().getSimpleName());
  }
}
