package org.openbeian.platform.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.transaction.Outage;

/** Turns every failure of a request into a problem document; the only place that does. */
@ApplicationScoped
public class Problems {

  /** Media type of RFC 9457. */
  public static final String PROBLEM_JSON = "application/problem+json";

  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final URI BLANK = URI.create("about:blank");

  private final Messages messages;

  Problems(Messages messages) {
    this.messages = messages;
  }

  @ServerExceptionMapper
  Response refused(ApiException refusal, HttpHeaders request) {
    return answer(refusal, request);
  }

  @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = 1)
  Response badToken(AuthenticationFailedException failure, HttpHeaders request) {
    return unauthenticated(request);
  }

  @ServerExceptionMapper(value = UnauthorizedException.class, priority = 1)
  Response noToken(UnauthorizedException failure, HttpHeaders request) {
    return unauthenticated(request);
  }

  @ServerExceptionMapper(value = ForbiddenException.class, priority = 1)
  Response forbidden(ForbiddenException failure, HttpHeaders request) {
    return answer(ApiException.forbidden(), request);
  }

  @ServerExceptionMapper(value = OIDCException.class, priority = 1)
  Response issuerAway(OIDCException failure, HttpHeaders request) {
    LOG.warnf("tokens can't be checked: %s", failure.getMessage());
    return answer(away(), request);
  }

  @ServerExceptionMapper(value = MismatchedInputException.class, priority = 1)
  Response badBody(MismatchedInputException failure, HttpHeaders request) {
    return answer(unreadable(failure), request);
  }

  @ServerExceptionMapper(value = WebApplicationException.class, priority = 1)
  Response webApplication(WebApplicationException failure, HttpHeaders request) {
    if (failure.getCause() instanceof JsonProcessingException json) {
      return answer(unreadable(json), request);
    }
    int status = failure.getResponse().getStatus();
    String code = "HTTP_" + status;
    Locale locale = locale(request);
    if (messages.find(locale, code + ".title", List.of()) == null) {
      code = status >= 500 ? "INTERNAL" : "BAD_REQUEST";
    }
    return answer(ApiException.of(status, code), request);
  }

  @ServerExceptionMapper(Throwable.class)
  Response unexpected(Throwable failure, HttpHeaders request) {
    return answer(refusal(failure), request);
  }

  /**
   * How a failure is told, for those who answer in another form than problem documents: refusals as
   * they are, an outage of the database as 503, and anything else as 500 with an incident, which is
   * logged.
   */
  public ApiException refusal(Throwable failure) {
    if (failure instanceof ApiException refusal) {
      return refusal;
    }
    if (Outage.isIn(failure)) {
      LOG.warnf("the database is away: %s", failure.toString());
      return away();
    }
    String incident = UUID.randomUUID().toString();
    LOG.errorf(failure, "incident %s", incident);
    return ApiException.of(500, "INTERNAL", incident);
  }

  private Response unauthenticated(HttpHeaders request) {
    return answer(
        ApiException.of(401, "UNAUTHENTICATED").withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer"),
        request);
  }

  private static ApiException away() {
    return ApiException.of(503, "TEMPORARILY_UNAVAILABLE").withHeader("Retry-After", "2");
  }

  private static ApiException unreadable(JsonProcessingException failure) {
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return malformed(path(unknown), "UNKNOWN_FIELD");
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return malformed(path(mapping), "WRONG_TYPE");
    }
    return ApiException.of(400, "MALFORMED_JSON");
  }

  private static ApiException malformed(String path, String code) {
    return ApiException.invalidForm(List.of(Violation.of(path, null, code)));
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private Response answer(ApiException refusal, HttpHeaders request) {
    Locale locale = locale(request);
    Response.ResponseBuilder response =
        Response.status(refusal.status()).type(PROBLEM_JSON).entity(problem(locale, refusal));
    response.header(
        HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage().equals("zh") ? "zh-CN" : "en");
    refusal.headers().forEach(response::header);
    return response.build();
  }

  /** The refusal in a language; also for what is refused before a resource is found. */
  public Problem problem(Locale locale, ApiException refusal) {
    String code = refusal.code();
    return new Problem(
        BLANK,
        messages.text(locale, code + ".title", refusal.arguments()),
        refusal.status(),
        messages.text(locale, code + ".detail", refusal.arguments()),
        code,
        refusal.rule(),
        refusal.violations().isEmpty()
            ? null
            : refusal.violations().stream().map(v -> item(locale, v)).toList());
  }

  /** The violation in a language; also how findings of a preview are told. */
  public Problem.Item item(Locale locale, Violation violation) {
    return new Problem.Item(
        violation.path(),
        violation.rule(),
        violation.code(),
        messages.text(locale, violation.code(), violation.arguments()),
        remedy(locale, violation));
  }

  private @Nullable String remedy(Locale locale, Violation violation) {
    return messages.find(locale, violation.code() + ".remedy", violation.arguments());
  }

  private static Locale locale(HttpHeaders request) {
    return Languages.accepted(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
