package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.UploadMaterial;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.api.Problems;

/**
 * Only uploads of materials have large bodies (R-MAT-2). What says that it is larger is refused
 * before anything of it is read.
 */
@ApplicationScoped
class BodyLimits {

  private static final Pattern UPLOAD =
      Pattern.compile("/api/v1/orders/[^/]+/(supplements/[^/]+/)?materials/?");
  private static final long OTHERS = 1L << 20;

  private final Problems problems;
  private final ObjectMapper json;
  private final long uploads;

  BodyLimits(
      Problems problems,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size")
          io.quarkus.runtime.configuration.MemorySize uploads) {
    this.problems = problems;
    this.json = json;
    this.uploads = uploads.asLongValue();
  }

  void register(@Observes Router router) {
    router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::byLength);
    router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::whileRead);
  }

  private void byLength(RoutingContext request) {
    if (length(request) > limit(request)) {
      refuse(request);
    } else {
      request.next();
    }
  }

  /** For bodies that do not say how long they are. */
  private void whileRead(RoutingContext request) {
    request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(request));
    request.next();
  }

  private long limit(RoutingContext request) {
    return isUpload(request) ? uploads : OTHERS;
  }

  private static boolean isUpload(RoutingContext request) {
    String path = request.normalizedPath();
    return request.request().method().equals(HttpMethod.POST)
        && path != null
        && UPLOAD.matcher(path).matches();
  }

  private static long length(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void refuse(RoutingContext request) {
    Locale locale = Languages.accepted(header(request, HttpHeaders.ACCEPT_LANGUAGE));
    ApiException refusal =
        isUpload(request)
            ? ApiException.of(
                    413, "MATERIAL_TOO_LARGE", Long.toString(UploadMaterial.LARGEST_FILE >> 20))
                .byRule("R-MAT-2")
            : ApiException.of(413, "HTTP_413");
    request
        .response()
        .setStatusCode(refusal.status())
        .putHeader("Connection", "close")
        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.PROBLEM_JSON)
        .putHeader(
            HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage().equals("zh") ? "zh-CN" : "en");
    request
        .response()
        .end(text(problems.problem(locale, refusal)))
        .onComplete(ended -> request.request().connection().close());
  }

  private String text(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem can't be written", e);
    }
  }

  private static @Nullable String header(RoutingContext request, String name) {
    return request.request().getHeader(name);
  }
}
