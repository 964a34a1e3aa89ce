package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.platform.pii.Sealer;

/**
 * Which phone proves whose a record is, and what anybody may see of it: its last two digits. Where
 * there is none, a decoy stands in for all the work, and the hint is made up by a keyed hash of the
 * domain, the same each time (R-ACC-1).
 */
@ApplicationScoped
class RecoveryHints {

  private static final String PURPOSE = "recovery-hint";
  private static final String HIDDEN = "*********";

  private final FilingRecords records;
  private final Sealer sealer;
  private final Sealed decoy;

  RecoveryHints(FilingRecords records, Sealer sealer) {
    this.records = records;
    this.sealer = sealer;
    this.decoy = sealer.seal("13800000000");
  }

  /** What is in force under a domain; null when nothing is, or no phone to prove it by. */
  Uni<@Nullable FilingSubject> recordOf(String domain) {
    return records
        .byDomain(domain, 1)
        .map(found -> found.isEmpty() ? null : found.get(0).subject())
        .map(subject -> subject == null || mobile(subject) == null ? null : subject);
  }

  /** The record of a number while it is in force; the same work when there is no number. */
  Uni<@Nullable FilingSubject> liveRecord(@Nullable String number) {
    return records
        .subject(Objects.requireNonNullElse(number, ""))
        .map(
            subject ->
                subject == null || !subject.status().isLive() || mobile(subject) == null
                    ? null
                    : subject);
  }

  /** The phone of a record's principal; null when there is no record. */
  @Nullable String phone(@Nullable FilingSubject record) {
    Sealed mobile = record == null ? null : mobile(record);
    String opened = Phones.normalised(sealer.open(mobile == null ? decoy : mobile));
    return mobile == null ? null : opened;
  }

  /** {@code *********34}, true or made up. */
  String hint(@Nullable FilingSubject record, String domain) {
    String madeUp = madeUp(domain);
    String phone = phone(record);
    return HIDDEN + (phone == null ? madeUp : phone.substring(Math.max(0, phone.length() - 2)));
  }

  private String madeUp(String domain) {
    byte[] hash = Base64.getUrlDecoder().decode(sealer.index(PURPOSE, domain));
    return String.format(Locale.ROOT, "%02d", Math.floorMod(ByteBuffer.wrap(hash).getInt(), 100));
  }

  private static @Nullable Sealed mobile(FilingSubject record) {
    PrincipalForm<Sealed> principal = record.subject().principal();
    return principal == null ? null : principal.mobile();
  }
}
