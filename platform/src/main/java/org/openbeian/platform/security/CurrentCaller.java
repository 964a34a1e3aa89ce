package org.openbeian.platform.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.platform.api.ApiException;

/** The caller of the present request. */
@RequestScoped
public class CurrentCaller {

  private final JsonWebToken token;

  CurrentCaller(JsonWebToken token) {
    this.token = token;
  }

  /**
   * The caller.
   *
   * @throws ApiException 401 without a token, 403 when the token names no account
   */
  public Caller get() {
    if (token.getSubject() == null) {
      throw ApiException.of(401, "UNAUTHENTICATED");
    }
    String account = text("account");
    if (account == null || account.isBlank()) {
      throw ApiException.of(403, "ACCOUNT_MISSING");
    }
    String locale = text("locale");
    return new Caller(
        token.getSubject(),
        new AccountId(account),
        texts("roles"),
        texts("permissions"),
        texts("provinces"),
        text("email"),
        text("phone_number"),
        locale != null && locale.startsWith("en") ? "en" : "zh-CN");
  }

  private @Nullable String text(String claim) {
    Object value = token.getClaim(claim);
    return value instanceof JsonString json
        ? json.getString()
        : value == null ? null : value.toString();
  }

  private Set<String> texts(String claim) {
    Object value = token.getClaim(claim);
    if (!(value instanceof Collection<?> collection)) {
      return Set.of();
    }
    return collection.stream()
        .map(item -> item instanceof JsonString json ? json.getString() : item)
        .filter(item -> item != JsonValue.NULL)
        .map(String::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
