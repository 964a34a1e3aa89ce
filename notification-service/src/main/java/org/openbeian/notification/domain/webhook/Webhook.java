package org.openbeian.notification.domain.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Sealed;
import org.openbeian.notification.domain.Language;

/**
 * An endpoint of an account's own to which its notices are pushed.
 *
 * <p>It is enabled from its registration on. Paused, it lets notices wait for up to a day. Having
 * failed for too long, or said that it is gone, it is disabled: nothing is written for it until
 * somebody enables it again, which forgets its failures. Its secret may be changed; the former one
 * signs as well until its end. Its times are the system's, but {@code createdAt}.
 */
@Entity
@Table(name = "webhook")
public class Webhook {

  /** Every notice, also those that are yet to be invented. */
  public static final String ALL = "*";

  @Id UUID id;
  String account;
  String url;
  List<String> notices;

  @Enumerated(EnumType.STRING)
  WebhookState state;

  String secret;

  @Column(name = "former_secret")
  @Nullable String formerSecret;

  @Column(name = "former_secret_until")
  @Nullable Instant formerSecretUntil;

  @Column(name = "contact_email")
  @Nullable String contactEmail;

  @Enumerated(EnumType.STRING)
  Language language;

  long version;

  @Column(name = "created_at")
  Instant createdAt;

  int failures;

  @Column(name = "failing_since")
  @Nullable Instant failingSince;

  @Column(name = "last_cause")
  @Nullable String lastCause;

  @Column(name = "disabled_at")
  @Nullable Instant disabledAt;

  @Column(name = "tested_at")
  @Nullable Instant testedAt;

  @Column(name = "free_at")
  Instant freeAt;

  protected Webhook() {}

  /**
   * A new, enabled one.
   *
   * @param now business time
   * @param systemNow wall-clock time
   */
  public Webhook(
      AccountId account,
      Sealed url,
      List<String> notices,
      Sealed secret,
      @Nullable Sealed contactEmail,
      Language language,
      Instant now,
      Instant systemNow) {
    this.id = UUID.randomUUID();
    this.account = account.value();
    this.url = url.token();
    this.notices = List.copyOf(notices);
    this.state = WebhookState.ENABLED;
    this.secret = secret.token();
    this.contactEmail = contactEmail == null ? null : contactEmail.token();
    this.language = language;
    this.version = 1;
    this.createdAt = now;
    this.freeAt = systemNow;
  }

  /** Leads it elsewhere. */
  public void leadTo(Sealed newUrl) {
    url = newUrl.token();
  }

  public void tell(List<String> names) {
    notices = List.copyOf(names);
  }

  /** Says who hears of trouble, and in which language; null: nobody by mail. */
  public void writeTo(@Nullable Sealed email, Language in) {
    contactEmail = email == null ? null : email.token();
    language = in;
  }

  public void pause() {
    state = WebhookState.PAUSED;
  }

  /** Enables it, for sending at once, and forgets its failures. */
  public void enable(Instant systemNow) {
    state = WebhookState.ENABLED;
    freeAt = systemNow;
    failures = 0;
    failingSince = null;
    lastCause = null;
    disabledAt = null;
  }

  /** Gives it another secret; the one before holds for a while longer. */
  public void rotate(Sealed newSecret, Instant systemNow, Duration overlap) {
    formerSecret = secret;
    formerSecretUntil = systemNow.plus(overlap);
    secret = newSecret.token();
  }

  /** Counts a change that somebody made. */
  public void changed() {
    version++;
  }

  public UUID id() {
    return id;
  }

  public AccountId account() {
    return new AccountId(account);
  }

  public Sealed url() {
    return new Sealed(url);
  }

  public List<String> notices() {
    return notices;
  }

  public WebhookState state() {
    return state;
  }

  /** The secrets that sign now, the newest first. */
  public List<Sealed> secrets(Instant systemNow) {
    return formerSecret != null
            && formerSecretUntil != null
            && systemNow.isBefore(formerSecretUntil)
        ? List.of(new Sealed(secret), new Sealed(formerSecret))
        : List.of(new Sealed(secret));
  }

  /** When the former secret ends; null unless there is one that still signs. */
  public @Nullable Instant formerSecretUntil(Instant systemNow) {
    return secrets(systemNow).size() > 1 ? formerSecretUntil : null;
  }

  public @Nullable Sealed contactEmail() {
    return contactEmail == null ? null : new Sealed(contactEmail);
  }

  public long version() {
    return version;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** How many tries failed one after another. */
  public int failures() {
    return failures;
  }

  public @Nullable Instant failingSince() {
    return failingSince;
  }

  public @Nullable String lastCause() {
    return lastCause;
  }

  public @Nullable Instant disabledAt() {
    return disabledAt;
  }
}
