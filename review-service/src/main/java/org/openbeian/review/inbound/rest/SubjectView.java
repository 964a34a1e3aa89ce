package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.application.ReadSubject;
import org.openbeian.review.domain.RecordStatus;
import org.openbeian.review.domain.SubjectRecord;

/** What else is known of whoever the application is of. */
@Schema(name = "KnownSubject")
public record SubjectView(
    @Schema(
            description =
                "How many other orders of the same certificate there are, whichever account's; 100"
                    + " stands for 100 or more. GET …/subject-orders lists them",
            examples = "2")
        int otherOrders,
    @Schema(
            description =
                "The services that the subject has or had on record, by number; 200 at most. Those"
                    + " of the subject number that the order is about are among them")
        List<RecordView> records) {

  /** How it stands with a service number. */
  @Schema(name = "SubjectRecord")
  public record RecordView(
      @Schema(examples = "浙ICP备2026000001号") String subjectNumber,
      @Schema(examples = "浙ICP备2026000001号-1") String serviceNumber,
      @Schema(description = "Whose it is; null where that is not known", examples = "acct-a")
          @Nullable String account,
      @Schema(
              description = "GB/T 2260, of the bureau that gave the number; null when unknown",
              examples = "330000")
          @Nullable String province,
      RecordStatus status,
      @Schema(description = "Since when it stands so") Instant since,
      @Schema(description = "The order by which it was granted, changed, handed over or ended last")
          UUID lastOrderId) {

    private static RecordView of(SubjectRecord record) {
      return new RecordView(
          record.subjectNumber(),
          record.serviceNumber(),
          record.account() == null ? null : record.account().value(),
          record.province(),
          record.status(),
          record.since(),
          record.lastOrder().value());
    }
  }

  static SubjectView of(ReadSubject.Known known) {
    return new SubjectView(
        known.otherOrders(), known.records().stream().map(RecordView::of).toList());
  }
}
