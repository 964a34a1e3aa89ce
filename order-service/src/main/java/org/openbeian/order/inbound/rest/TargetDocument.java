package org.openbeian.order.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.Target;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Who shall have what is handed over. */
@Schema(
    name = "Target",
    description =
        "A TRANSFER names the account alone. A MIGRATE also names the subject that takes the"
            + " services in: the account's on record by its number, or a new one by nature and"
            + " certificate type, which then are fixed.",
    requiredProperties = {"account"})
public record TargetDocument(
    @Schema(examples = "acct-b") @Nullable String account,
    @Schema(description = "MIGRATE onto a subject on record.", examples = "浙ICP备2026000002号")
        @Nullable String subjectNumber,
    @Schema(description = "MIGRATE onto a new subject; not PERSONAL.")
        @Nullable SubjectNature nature,
    @Schema(description = "MIGRATE onto a new subject.")
        @Nullable CertificateType certificateType) {

  private static final int LONGEST = 100;

  Target target() {
    List<Violation> wrong = new ArrayList<>();
    String name = account == null ? "" : account.strip();
    if (name.isEmpty()) {
      wrong.add(Violation.of("account", "R-TRF-1", "REQUIRED"));
    }
    tooLong(wrong, "account", name);
    String number = subjectNumber == null || subjectNumber.isBlank() ? null : subjectNumber.strip();
    if (number != null) {
      tooLong(wrong, "subjectNumber", number);
      refuse(wrong, "nature", nature);
      refuse(wrong, "certificateType", certificateType);
    } else if (nature == null ^ certificateType == null) {
      wrong.add(Violation.of(nature == null ? "nature" : "certificateType", "R-MIG-1", "REQUIRED"));
    }
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return new Target(
        new AccountId(name),
        number,
        nature == null || certificateType == null
            ? null
            : new Target.NewSubject(nature, certificateType));
  }

  private static void tooLong(List<Violation> wrong, String path, String text) {
    if (text.length() > LONGEST) {
      wrong.add(Violation.of(path, null, "TOO_LONG", String.valueOf(LONGEST)));
    }
  }

  private static void refuse(List<Violation> wrong, String path, @Nullable Object value) {
    if (value != null) {
      wrong.add(Violation.of(path, "R-MIG-1", "TARGET_SUBJECT_SAYS_IT"));
    }
  }
}
