package org.openbeian.order.outbound.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.openbeian.order.application.NationalRegistry;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;

/** The national registry over HTTP; whatever is not a sound answer in time is none. */
@ApplicationScoped
class HttpNationalRegistry implements NationalRegistry {

  /** Connecting and reading have limits of their own; this one holds for a trickling answer. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(5);

  private final RegistryApi api;
  private final String providerCode;

  HttpNationalRegistry(
      @RestClient RegistryApi api,
      @ConfigProperty(name = "beian.registry.provider-code") String providerCode) {
    this.api = api;
    this.providerCode = providerCode;
  }

  @Override
  public Uni<Registered> lookUp(Question question) {
    boolean website = question.isOfWebsite();
    return api.lookUp(
            new RegistryApi.Lookup(
                question.certificateType().id(),
                question.certificateNumber(),
                question.kind(),
                website ? question.name() : null,
                website ? null : question.name()))
        .map(response -> RegistryAnswer.read(body(response), question, providerCode))
        .ifNoItem()
        .after(WHOLE_CALL)
        .fail()
        .onFailure(failure -> !(failure instanceof RegistryAwayException))
        .transform(HttpNationalRegistry::away);
  }

  private static byte[] body(Response response) {
    if (response.getStatus() != 200) {
      throw new RegistryAwayException("status " + response.getStatus());
    }
    MediaType type = response.getMediaType();
    if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      throw new RegistryAwayException("an answer that is no JSON");
    }
    return response.readEntity(byte[].class);
  }

  /** The class only: a message may quote what was sent. */
  private static RegistryAwayException away(Throwable failure) {
    return new RegistryAwayException(
        failure instanceof WebApplicationException refused
            ? "status " + refused.getResponse().getStatus()
            : failure.getClass().getSimpleName());
  }
}
