package org.openbeian.order.domain.code;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;

/**
 * A service code (R-CODE-1). An account applies for it by a server, whose public IPs it keeps as
 * they were told then, and may give it to another account. Any number of orders may name it while
 * it is free; the first that is submitted has it, gives it back when it returns to its filer or
 * ends, and uses it up with its grant. What becomes of the service later does not free it again.
 */
@Entity
@Table(name = "service_code")
@DynamicUpdate
public class IssuedCode {

  private static final Pattern CODE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  @Id UUID code;
  String account;

  @Column(name = "server_id")
  String serverId;

  @Column(name = "server_ips")
  List<String> serverIps;

  @Column(name = "issued_at")
  Instant issuedAt;

  @Enumerated(EnumType.STRING)
  CodeState state;

  @Column(name = "order_id")
  @Nullable UUID orderId;

  @Column(name = "used_by")
  @Nullable String usedBy;

  @Column(name = "used_at")
  @Nullable Instant usedAt;

  @Column(name = "service_number")
  @Nullable String serviceNumber;

  protected IssuedCode() {}

  /** Gives one to an account. */
  public IssuedCode(UUID code, AccountId account, Server server, Instant now) {
    this.code = code;
    this.account = account.value();
    this.serverId = server.id();
    this.serverIps = server.publicIps();
    this.issuedAt = now;
    this.state = CodeState.FREE;
  }

  /** The code that a text is, in either case; empty when it is none. */
  public static Optional<UUID> idOf(@Nullable String text) {
    return text != null && CODE.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** What an order that names it may know of it. */
  public KnownCode as(OrderId asking) {
    boolean own = asking.value().equals(orderId);
    return new KnownCode(
        own ? CodeState.FREE : state,
        serviceNumber,
        serverIps.stream().flatMap(ip -> IpRange.of(ip).stream()).toList());
  }

  public UUID code() {
    return code;
  }

  /** Whose it is; others may have been given it. */
  public AccountId account() {
    return new AccountId(account);
  }

  public String serverId() {
    return serverId;
  }

  /** As they were when the owner applied for it. */
  public List<String> serverIps() {
    return List.copyOf(serverIps);
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public CodeState state() {
    return state;
  }

  /** The order that has it or used it up; null while it is free. */
  public @Nullable OrderId orderId() {
    return orderId == null ? null : new OrderId(orderId);
  }

  /** The account of that order. */
  public @Nullable AccountId usedBy() {
    return usedBy == null ? null : new AccountId(usedBy);
  }

  /** Since when that order has it, or when it used it up. */
  public @Nullable Instant usedAt() {
    return usedAt;
  }

  /** The service that it was used up for. */
  public @Nullable String serviceNumber() {
    return serviceNumber;
  }
}
