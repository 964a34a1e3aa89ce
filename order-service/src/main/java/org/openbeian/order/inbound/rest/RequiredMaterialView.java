package org.openbeian.order.inbound.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.material.MaterialKind;

/** A material that an application needs, and whether it is there (R-MAT-1). */
@Schema(name = "RequiredMaterial")
public record RequiredMaterialView(
    MaterialKind kind,
    @Schema(description = "The part that it is of.", examples = "subject.principal") String of,
    @Schema(examples = "营业执照等主办单位证件") String name,
    @Schema(description = "Why it is needed.") String reason,
    @Schema(examples = "R-MAT-1") String rule,
    @Schema(description = "Who says so, in the words of the source.") String source,
    boolean uploaded,
    @Schema(description = "The one that is there; null when it is missing.")
        @Nullable UUID materialId) {}
