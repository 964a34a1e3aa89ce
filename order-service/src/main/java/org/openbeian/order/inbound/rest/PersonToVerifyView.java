package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;

/** Somebody whose face is verified before a submission, masked (R-REAL-1). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PersonToVerify")
public record PersonToVerifyView(
    @Schema(
            description = "The principals that the person is, as the application has them now.",
            examples = "[\"services[0].principal\"]")
        List<String> of,
    @Schema(examples = "林**") String name,
    CertificateType certificateType,
    @Schema(examples = "3301**********018X") String certificateNumber,
    @Schema(description = "The province's own channel, which takes the place of ours.")
        ProvinceView.@Nullable Channel channel,
    @Schema(description = "Whether a submission asks for nothing more of this person.")
        boolean verified,
    @Schema(description = "The newest; missing before the first.")
        @Nullable RealPersonCheckView check) {}
