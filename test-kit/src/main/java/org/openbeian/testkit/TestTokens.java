package org.openbeian.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** Access tokens of the test users, which a real OIDC issuer's key signs. */
public final class TestTokens {

  private static final String ISSUER_PROPERTY = "beian.test.issuer";
  private static final String KEY_PROPERTY = "beian.test.issuer-key";
  private static final String ISSUER = "beian";
  private static final String FILER = "filer-";
  private static final String VIEWER = "-view";
  private static final Duration LIFETIME = Duration.ofDays(1);

  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private TestTokens() {}

  /**
   * The access token of a test user: any filer (filer-a is of the account acct-a, filer-a-1 of
   * acct-a-1, and filer-a-view of acct-a may only look), reviewer-1 to reviewer-99, reviewer-a (of
   * filer-a's account), lead-1, officer-zj, officer-zj-2, officer-bj, officer-a (of 浙江 and of
   * filer-a's account), auditor-1, support-1, admin-1, someone-expired.
   */
  public static String of(String user) {
    return TOKENS.computeIfAbsent(user, TestTokens::issue);
  }

  /** Another access token of the same user, as after signing in anew. */
  public static String again(String user) {
    return issue(user);
  }

  /** A filer's access token that expires soon. */
  public static String lasting(String filer, Duration lifetime) {
    return sign(filer, claims(accountOf(filer), "filer", List.of("beian:*")), lifetime);
  }

  /** A filer whom no test has seen, of an account of its own. */
  public static String newFiler() {
    return FILER + "n" + UUID.randomUUID().toString().substring(24);
  }

  /** The account of a filer. */
  public static String accountOf(String filer) {
    return "acct-" + filer.substring(FILER.length()).replaceFirst(VIEWER + "$", "");
  }

  static synchronized String start() {
    String issuer = System.getProperty(ISSUER_PROPERTY);
    if (issuer != null) {
      return issuer;
    }
    try {
      RSAKey key =
          new RSAKeyGenerator(2048)
              .keyID(ISSUER)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate();
      MockOAuth2Server server =
          new MockOAuth2Server(
              new OAuth2Config(
                  false, null, null, false, tokens(key), Set.of(), new MockWebServerWrapper()));
      server.start();
      String url = server.issuerUrl(ISSUER).toString();
      // tests run in class loaders of their own: they sign by themselves
      System.setProperty(KEY_PROPERTY, key.toJSONString());
      System.setProperty(ISSUER_PROPERTY, url);
      return url;
    } catch (JOSEException e) {
      throw new IllegalStateException("no key for the issuer", e);
    }
  }

  private static OAuth2TokenProvider tokens(RSAKey key) {
    OAuth2TokenProvider tokens =
        new OAuth2TokenProvider(new KeyProvider(List.of(key), JWSAlgorithm.RS256.getName()));
    // the first issuer that is asked for gets the key
    tokens.publicJwkSet(ISSUER);
    return tokens;
  }

  private static String issue(String user) {
    return switch (user) {
      case "reviewer-1", "reviewer-2" -> staff(user, "provider", "reviewer", List.of());
      case "reviewer-a" -> staff(user, "acct-a", "reviewer", List.of());
      case "lead-1" -> staff(user, "provider", "review-lead", List.of());
      case "officer-zj", "officer-zj-2" ->
          staff(user, "bureau", "bureau-officer", List.of("330000"));
      case "officer-a" -> staff(user, "acct-a", "bureau-officer", List.of("330000"));
      case "officer-bj" -> staff(user, "bureau", "bureau-officer", List.of("110000"));
      case "auditor-1" -> staff(user, "provider", "auditor", List.of());
      case "support-1" -> staff(user, "provider", "support", List.of());
      case "admin-1" -> staff(user, "provider", "admin", List.of());
      case "someone-expired" ->
          sign(user, claims("acct-a", "filer", List.of("beian:*")), Duration.ofSeconds(-60));
      default -> {
        if (user.matches("reviewer-\\d{1,2}")) {
          yield staff(user, "provider", "reviewer", List.of());
        }
        if (!user.startsWith(FILER)) {
          throw new IllegalArgumentException("no such test user: " + user);
        }
        yield filer(
            user, user.endsWith(VIEWER) ? List.of("beian:view") : List.of("beian:*", "bsn:*"));
      }
    };
  }

  private static String filer(String user, List<String> permissions) {
    Map<String, Object> claims = claims(accountOf(user), "filer", permissions);
    claims.put("email", user + "@example.com");
    claims.put("phone_number", "13500570001");
    return sign(user, claims, LIFETIME);
  }

  private static String staff(String user, String account, String role, List<String> provinces) {
    Map<String, Object> claims = claims(account, role, List.of());
    claims.put("provinces", provinces);
    return sign(user, claims, LIFETIME);
  }

  private static Map<String, Object> claims(String account, String role, List<String> permissions) {
    return new HashMap<>(
        Map.of("account", account, "roles", List.of(role), "permissions", permissions));
  }

  private static String sign(String user, Map<String, Object> claims, Duration lifetime) {
    claims.put("iss", System.getProperty(ISSUER_PROPERTY));
    claims.put("aud", "openbeian");
    claims.put("sub", user);
    try {
      RSAKey key = RSAKey.parse(System.getProperty(KEY_PROPERTY));
      return tokens(key).jwt(claims, lifetime, ISSUER).serialize();
    } catch (ParseException e) {
      throw new IllegalStateException("the issuer's key is unreadable", e);
    }
  }
}
