package org.openbeian.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for a mailbox. It comes into being with the first choice, and holds for what is
 * told from then on.
 */
@Entity
@Table(name = "notification_preference")
public class NotificationPreference {

  /**
   * Which mailbox's.
   *
   * @param person empty for the account's own
   */
  @Embeddable
  public record Key(String account, String person) {

    public static Key of(Mailbox mailbox) {
      String person = mailbox.person();
      return new Key(mailbox.account().value(), person == null ? "" : person);
    }
  }

  @EmbeddedId Key key;

  @Version long version;

  @JdbcTypeCode(SqlTypes.JSON)
  Choices choices;

  @Column(name = "changed_by")
  @Nullable String changedBy;

  @Column(name = "changed_at")
  @Nullable Instant changedAt;

  protected NotificationPreference() {}

  /**
   * Chooses anew.
   *
   * @param by the token's {@code sub}
   * @param now business time
   */
  public void choose(Choices others, String by, Instant now) {
    choices = others;
    changedBy = by;
    changedAt = now;
  }

  public long version() {
    return version;
  }

  public Choices choices() {
    return choices;
  }

  public @Nullable String changedBy() {
    return changedBy;
  }

  public @Nullable Instant changedAt() {
    return changedAt;
  }
}
