package org.openbeian.platform.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.platform.api.ApiException;

/**
 * Who is calling, from the token.
 *
 * @param subject the token's {@code sub}
 * @param account the tenant it acts for
 * @param roles of architecture §7
 * @param permissions of a filer's sub-user (R-PERM-1)
 * @param provinces a bureau officer's provinces (GB/T 2260); empty for all others
 */
public record Caller(
    String subject,
    AccountId account,
    Set<String> roles,
    Set<String> permissions,
    Set<String> provinces,
    @Nullable String email,
    @Nullable String phone,
    String locale) {

  public boolean has(String role) {
    return roles.contains(role);
  }

  /** Whether the caller has a permission such as {@code beian:view}, or its whole family. */
  public boolean may(String permission) {
    String family = permission.substring(0, permission.indexOf(':')) + ":*";
    return permissions.contains(permission) || permissions.contains(family);
  }

  /**
   * Demands a permission such as {@code beian:view}; {@code beian:*} holds all of its family
   * (R-PERM-1).
   *
   * @throws ApiException 403 when it is missing
   */
  public void require(String permission) {
    if (!may(permission)) {
      throw ApiException.of(403, "PERMISSION_MISSING", permission).byRule("R-PERM-1");
    }
  }

  /** The caller as an actor of events and trails. */
  public Actor as(Actor.Kind kind) {
    return new Actor(kind, subject);
  }
}
