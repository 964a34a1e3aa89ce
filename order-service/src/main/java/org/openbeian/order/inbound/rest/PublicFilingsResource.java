package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.ReadFilings;
import org.openbeian.order.application.ReadFilings.PublicEntry;
import org.openbeian.order.domain.form.Lookalikes;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Page;

/** The public lookup (R-POST-3); no token. */
@Path("/api/v1/public/filings")
@Tag(name = "Public lookup", description = "The public part of what was granted.")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class PublicFilingsResource {

  private static final int LONGEST = 300;

  private final ReadFilings readFilings;
  private final LookupLimit limit;

  PublicFilingsResource(ReadFilings readFilings, LookupLimit limit) {
    this.readFilings = readFilings;
    this.limit = limit;
  }

  @GET
  @SecurityRequirements
  @Operation(
      operationId = "lookUpFilings",
      summary = "Filings by number, domain, app or subject name",
      description = "Exactly one of the four, matched exactly; at most 100 are shown.")
  @APIResponse(responseCode = "200", description = "What was found")
  @APIResponse(
      responseCode = "429",
      description = "Too many lookups from this address",
      headers = @Header(name = "Retry-After", description = "Seconds"))
  public Uni<Page<PublicFilingView>> lookUp(
      @QueryParam("number")
          @Parameter(description = "A subject's or a service's.", example = "浙ICP备2026000001号-1")
          @Nullable String number,
      @QueryParam("domain") @Parameter(example = "qiming-shili.cn") @Nullable String domain,
      @QueryParam("app") @Parameter(description = "An app's name.", example = "启明示例")
          @Nullable String app,
      @QueryParam("subject") @Parameter(example = "杭州启明示例科技有限公司") @Nullable String subject,
      @Context HttpServerRequest request) {
    limit.count(request);
    List<String> asked = Stream.of(number, domain, app, subject).filter(Objects::nonNull).toList();
    if (asked.size() != 1 || asked.get(0).isBlank() || isUnaskable(asked.get(0))) {
      throw ApiException.badParameter(
          "number, domain, app, subject", "exactly one, 1–300 characters");
    }
    return find(number, domain, app, asked.get(0).strip())
        .map(found -> new Page<>(found.stream().map(Views::published).toList(), null));
  }

  private Uni<List<PublicEntry>> find(
      @Nullable String number, @Nullable String domain, @Nullable String app, String value) {
    if (number != null) {
      return readFilings.byNumber(value, Page.MAX_LIMIT);
    }
    if (domain != null) {
      return readFilings.byDomain(value, Page.MAX_LIMIT);
    }
    return app != null
        ? readFilings.byAppName(Lookalikes.plain(value), Page.MAX_LIMIT)
        : readFilings.bySubjectName(Lookalikes.plain(value), Page.MAX_LIMIT);
  }

  private static boolean isUnaskable(String value) {
    return value.length() > LONGEST || value.indexOf('\0') >= 0;
  }
}
