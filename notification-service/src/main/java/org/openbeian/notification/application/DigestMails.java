package org.openbeian.notification.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.notification.application.Deliveries.Told;
import org.openbeian.notification.domain.DigestFacts;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeTexts;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.pii.Sealer;

/**
 * What the mails of digests say. It is written anew for each try and kept nowhere: what was erased
 * meanwhile (R-EXP-4) is in no mail.
 */
@ApplicationScoped
class DigestMails {

  private static final Logger LOG = Logger.getLogger(DigestMails.class);

  private static final String CARRIED =
      "select d.digest_id, d.id, n.id, n.order_id, n.round, n.account, n.template, n.language,"
          + " n.title, n.body from delivery d join notice n on n.id = d.notice_id where d.digest_id"
          + " = any($1) and d.done_at is null and n.body is not null order by d.position";

  private final DigestWriter writer;
  private final Sealer sealer;

  DigestMails(DigestWriter writer, Sealer sealer) {
    this.writer = writer;
    this.sealer = sealer;
  }

  /**
   * A digest's mail.
   *
   * @param told what it carries, oldest first; never empty
   */
  record Written(Language language, NoticeTexts texts, List<Told> told) {}

  /** The mails of deliveries that carry reminders; there is none for one that has none left. */
  Uni<Map<UUID, Written>> of(List<UUID> deliveries) {
    return Sql.rows(CARRIED, (Object) deliveries.toArray(UUID[]::new))
        .map(
            rows -> {
              Map<UUID, List<Object[]>> byMail = new LinkedHashMap<>();
              rows.forEach(
                  row -> byMail.computeIfAbsent((UUID) row[0], id -> new ArrayList<>()).add(row));
              Map<UUID, Written> mails = new LinkedHashMap<>();
              byMail.forEach((id, carried) -> write(id, carried, mails));
              return mails;
            });
  }

  /** One that can't be written holds up nothing else: it is tried again when its lease ends. */
  private void write(UUID id, List<Object[]> carried, Map<UUID, Written> mails) {
    try {
      mails.put(id, written(carried));
    } catch (RuntimeException e) {
      LOG.errorf("digest %s can't be written: %s", id, e.getClass().getSimpleName());
    }
  }

  /** In the language of the latest reminder: what its reader chose last. */
  private Written written(List<Object[]> carried) {
    Language language = Language.valueOf((String) carried.get(carried.size() - 1)[7]);
    List<DigestFacts.Reminder> inFull = new ArrayList<>();
    for (Object[] row : carried) {
      if (inFull.size() == DigestFacts.IN_FULL) {
        break;
      }
      inFull.add(
          new DigestFacts.Reminder(
              inFull.size() + 1,
              (String) row[8],
              sealer.open(new Sealed((String) row[9])).lines().toList()));
    }
    return new Written(
        language,
        writer.write(language, new DigestFacts(inFull, carried.size())),
        carried.stream().map(DigestMails::told).toList());
  }

  private static Told told(Object[] row) {
    return new Told(
        (UUID) row[1],
        (UUID) row[2],
        new OrderId((UUID) row[3]),
        ((Number) row[4]).intValue(),
        new AccountId((String) row[5]),
        (String) row[6]);
  }
}
