package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;

/** An order that would hand something to the caller's account. */
@Schema(name = "Consent", description = "What another account wants to hand to this one.")
public record ConsentView(
    UUID orderId,
    FilingType type,
    @Schema(examples = "浙ICP备2026000001号") @Nullable String subjectNumber,
    @Schema(description = "A person's is masked.") @Nullable String subjectName,
    SubjectNature subjectNature,
    List<String> serviceNumbers,
    @Schema(description = "What the account would get, with names and domains.")
        List<HandedService> services,
    @Schema(
            description =
                "Which subject would take the services in (MIGRATE); null where the subject itself"
                    + " is handed over.")
        @Nullable Receiver receiver,
    @Schema(description = "Whether this account consents to the next submission.")
        boolean consented,
    Instant createdAt) {

  /** A service that would be handed over. */
  @Schema(name = "HandedService")
  public record HandedService(
      @Nullable String number,
      @Nullable ServiceKind kind,
      @Nullable String name,
      List<String> domains) {}

  /** The subject that would take services in. */
  @Schema(name = "Receiver")
  public record Receiver(
      @Schema(description = "Of this account's subject on record; null for a new one.")
          @Nullable String subjectNumber,
      @Schema(description = "Of the new subject, as far as it is filled in.")
          @Nullable String newSubjectName,
      @Schema(description = "Of the new subject.") @Nullable SubjectNature newSubjectNature) {}
}
