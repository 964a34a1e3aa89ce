package org.openbeian.testkit;

import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** Access tokens of the test users, issued by a real OIDC issuer. */
public final class TestTokens {

  private static final String PROPERTY = "beian.test.token.";
  private static final String ISSUER = "beian";
  private static final long LIFETIME_SECONDS = 24 * 3600;

  private TestTokens() {}

  /**
   * The access token of a test user: filer-a to filer-z, filer-a-view, reviewer-1, reviewer-2,
   * reviewer-a (of filer-a's account), lead-1, officer-zj, officer-bj, auditor-1, support-1,
   * admin-1, someone-expired.
   */
  public static String of(String user) {
    String token = System.getProperty(PROPERTY + user);
    if (token == null) {
      throw new IllegalArgumentException("no such test user: " + user);
    }
    return token;
  }

  static synchronized String start() {
    String issuer = System.getProperty(PROPERTY + "issuer");
    if (issuer != null) {
      return issuer;
    }
    MockOAuth2Server server = new MockOAuth2Server();
    server.start();
    filer(server, "filer-a", "acct-a", "beian:*");
    filer(server, "filer-b", "acct-b", "beian:*");
    filer(server, "filer-c", "acct-c", "beian:*");
    filer(server, "filer-a-view", "acct-a", "beian:view");
    for (char each = 'd'; each <= 'z'; each++) {
      filer(server, "filer-" + each, "acct-" + each, "beian:*");
    }
    staff(server, "reviewer-1", "provider", "reviewer", List.of());
    staff(server, "reviewer-2", "provider", "reviewer", List.of());
    staff(server, "reviewer-a", "acct-a", "reviewer", List.of());
    staff(server, "lead-1", "provider", "review-lead", List.of());
    staff(server, "officer-zj", "bureau", "bureau-officer", List.of("330000"));
    staff(server, "officer-bj", "bureau", "bureau-officer", List.of("110000"));
    staff(server, "auditor-1", "provider", "auditor", List.of());
    staff(server, "support-1", "provider", "support", List.of());
    staff(server, "admin-1", "provider", "admin", List.of());
    issue(server, "someone-expired", claims("acct-a", "filer", List.of("beian:*")), -60);
    String url = server.issuerUrl(ISSUER).toString();
    System.setProperty(PROPERTY + "issuer", url);
    return url;
  }

  private static void filer(
      MockOAuth2Server server, String user, String account, String permission) {
    Map<String, Object> claims =
        new java.util.HashMap<>(claims(account, "filer", List.of(permission)));
    claims.put("email", user + "@example.com");
    claims.put("phone_number", "13500570001");
    issue(server, user, claims, LIFETIME_SECONDS);
  }

  private static void staff(
      MockOAuth2Server server, String user, String account, String role, List<String> provinces) {
    Map<String, Object> claims = new java.util.HashMap<>(claims(account, role, List.of()));
    claims.put("provinces", provinces);
    issue(server, user, claims, LIFETIME_SECONDS);
  }

  private static Map<String, Object> claims(String account, String role, List<String> permissions) {
    return Map.of("account", account, "roles", List.of(role), "permissions", permissions);
  }

  private static void issue(
      MockOAuth2Server server, String user, Map<String, Object> claims, long lifetime) {
    String token =
        server
            .issueToken(
                ISSUER,
                "openbeian",
                new DefaultOAuth2TokenCallback(
                    ISSUER, user, "JWT", List.of("openbeian"), claims, lifetime))
            .serialize();
    System.setProperty(PROPERTY + user, token);
  }
}
