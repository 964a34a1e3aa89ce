package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.rulebook.Authority;
import org.openbeian.order.domain.rules.Severity;

/** What a rule found, in the caller's language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Finding")
public record FindingView(
    @Schema(description = "The field.", examples = "services[0].name") String path,
    @Schema(description = "The rule's ID; none for plain form errors.", examples = "R-NAME-1")
        @Nullable String rule,
    @Schema(
            description =
                "BLOCKS must be corrected before the submission, WARNS need not be, ASKS_REVIEWER"
                    + " is a question that the preliminary review answers.")
        Severity severity,
    @Schema(description = "Stable, for programs.", examples = "NAME_SENSITIVE") String code,
    String message,
    @Nullable String remedy,
    @Schema(description = "Whose rule it is.") @Nullable Authority by,
    @Schema(description = "Where it is written; the short names are those of the rule book.")
        @Nullable String source,
    @Schema(description = "The first day it holds, as far as known.") @Nullable LocalDate since) {}
