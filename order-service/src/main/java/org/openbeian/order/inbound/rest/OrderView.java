package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.inbound.rest.form.EndingDocument;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;

/** An order as its filer sees it. */
@Schema(name = "Order", description = "A filing order; personal data is masked.")
public record OrderView(
    UUID id,
    String account,
    FilingType type,
    @Schema(description = "GB/T 2260", examples = "330000") String province,
    @Schema(description = "Of the subject; of a MIGRATE's new one once the target is named.")
        SubjectNature nature,
    CertificateType certificateType,
    OrderState state,
    @Schema(description = "The submission: 0 before the first.") int round,
    @Schema(description = "Null until saved, and where it is another account's (MIGRATE).")
        @Nullable SubjectDocument subject,
    List<ServiceDocument> services,
    @Schema(description = "Why what was granted is to end; null unless saved.")
        @Nullable EndingDocument ending,
    @Schema(description = "Who shall have it; null unless named.") @Nullable HandOverView target,
    @Schema(description = "Null when the type needs no code of the owner.")
        @Nullable OwnerConfirmationView ownerConfirmation,
    @Schema(description = "Why it is back with the filer; null when it is not.")
        @Nullable ReturnedView returned,
    @Schema(
            description =
                "The only paths at or below which the filer may change something, where a reviewer"
                    + " asked for changes (R-FLOW-2): disable the rest in a form. Materials of the"
                    + " parts named may change too, and so may whatever the preview finds blocking;"
                    + " the order in a preview says these paths as well. Null where everything may"
                    + " change, or nothing by the state.",
            examples = "services[0].name")
        @Nullable List<String> mayChange,
    @Schema(description = "The daily check found it invalid (R-EXP-3); null while it is valid.")
        @Nullable InvalidView invalid,
    @Schema(description = "The subject's number: of the record that it is about, or once granted.")
        @Nullable String filingNumber,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant submittedAt,
    @Schema(
            description =
                "When it is deleted unless its filer does something; null while that clock is"
                    + " stopped.")
        @Nullable Instant expiresAt,
    @Schema(
            description =
                "Since when its personal data is erased: the application is empty (R-EXP-4). Null"
                    + " while it is there.")
        @Nullable Instant erasedAt,
    @Schema(
            description =
                "In one stage for too long: more than 3 working days with the provider, or more"
                    + " than the bureau's usual time (R-FLOW-10). Null when the calendar of a year"
                    + " in between is not known yet.")
        @Nullable Boolean overdue,
    @Schema(
            description =
                "How long it will take; only where a single order is read, and null at its end.")
        @Nullable ExpectedView expected,
    @Schema(
            description =
                "What is better looked at in a part that was just saved, such as a phone that is"
                    + " not proven yet (R-SUBJ-7); null in all other answers.")
        @Nullable List<FindingView> warnings,
    @Schema(description = "The number in its ETag.") long version) {

  /** The account that a record is handed to. */
  @Schema(name = "HandOver")
  public record HandOverView(
      String account,
      @Schema(description = "Whether it consents to the next submission.") boolean consented,
      @Schema(
              description =
                  "Of the subject that takes services in: as it was named, or once it is granted.")
          @Nullable String subjectNumber,
      @Schema(
              description =
                  "Of that subject on record, from the submission that its account consented to.")
          @Nullable String subjectName) {}

  /** What the owner confirms with a one-time code. */
  @Schema(
      name = "OwnerConfirmation",
      description = "Before each submission the owner confirms with a one-time code.")
  public record OwnerConfirmationView(
      @Schema(description = "Whose phone on record gets the code.") SmsRecipient.Role codeGoesTo,
      @Schema(description = "Whether the next submission is confirmed.") boolean confirmed) {}

  /** Why an order is invalid, and until when it can be put right. */
  @Schema(name = "Invalid")
  public record InvalidView(
      Instant since,
      InvalidReason reason,
      @Schema(
              description =
                  "The day, in Asia/Shanghai, on which it is looked at again and deleted if it is"
                      + " still invalid; or was deleted.")
          LocalDate deletedOn) {}

  /** Why an order is back with its filer. */
  @Schema(name = "Returned")
  public record ReturnedView(ReturnReason reason, List<Reason> reasons) {}
}
