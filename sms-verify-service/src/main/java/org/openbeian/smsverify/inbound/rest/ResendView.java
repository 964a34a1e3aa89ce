package org.openbeian.smsverify.inbound.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new code is on its way (R-SMS-6). */
record ResendView(
    @Schema(examples = "1") int resendsLeft,
    @Schema(
            description = "As before: a resend does not lengthen it; null while no code was sent",
            examples = "2026-03-03T10:00:00Z")
        @Nullable Instant expiresAt,
    @Schema(description = "For the person, zh-CN or en", examples = "验证码已重新发送，此前的验证码已失效。")
        String message) {}
