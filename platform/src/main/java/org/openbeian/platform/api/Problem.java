package org.openbeian.platform.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 {@code application/problem+json}.
 *
 * @param code stable, for programs
 * @param rule the rule of the domain that applies
 * @param violations what is wrong, field by field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Problem",
    description = "RFC 9457 problem details. `code` is stable; texts follow Accept-Language.")
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable String rule,
    @Nullable List<Item> violations) {

  /** A violation in the caller's language. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Violation")
  public record Item(
      String path, @Nullable String rule, String code, String message, @Nullable String remedy) {}
}
