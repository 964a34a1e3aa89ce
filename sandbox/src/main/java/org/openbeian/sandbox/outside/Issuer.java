package org.openbeian.sandbox.outside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * The OIDC issuer: discovery, JWKS, a login page with the test users, and tokens ready for use. Its
 * key is kept, so that a token outlives a restart.
 */
final class Issuer implements AutoCloseable {
  private static final String ISSUER_ID = "beian";
  private static final String AUDIENCE = "openbeian";
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Duration RENEW_AFTER = Duration.ofDays(1);

  private record Issued(String token, long atNanos) {}

  private final MockOAuth2Server server;
  private final OAuth2TokenProvider tokens;
  private final String url;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  private Issuer(MockOAuth2Server server, OAuth2TokenProvider tokens, String url) {
    this.server = server;
    this.tokens = tokens;
    this.url = url;
  }

  static Issuer start(Path directory, int port) {
    try {
      Files.createDirectories(directory);
      var keys = new KeyProvider(List.of(signingKey(directory)), JWSAlgorithm.RS256.getName());
      var tokens = new OAuth2TokenProvider(keys);
      // the first issuer that is asked for gets the key: it must be ours
      tokens.publicJwkSet(ISSUER_ID);
      var loginPage = directory.resolve("login.html");
      Files.writeString(loginPage, loginPage());
      var server =
          new MockOAuth2Server(
              new OAuth2Config(
                  true,
                  loginPage.toString(),
                  null,
                  false,
                  tokens,
                  Set.of(new TestUserTokens()),
                  new NettyWrapper()));
      server.start(InetAddress.getByName("127.0.0.1"), port);
      return new Issuer(server, tokens, "http://localhost:" + port + "/" + ISSUER_ID);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return url;
  }

  /** A signed access token of the user, valid for 30 days (29 at least). */
  Optional<String> token(String userId) {
    return TestUser.byId(userId)
        .map(
            user ->
                issued
                    .compute(
                        user.id(),
                        (id, last) ->
                            last == null || age(last).compareTo(RENEW_AFTER) > 0
                                ? new Issued(sign(user), System.nanoTime())
                                : last)
                    .token());
  }

  /** A signed access token of the user's like in another account; staff have one account only. */
  Optional<String> token(String userId, String account) {
    return TestUser.byId(userId).flatMap(user -> user.in(account)).map(this::sign);
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private static Duration age(Issued issued) {
    return Duration.ofNanos(System.nanoTime() - issued.atNanos());
  }

  private String sign(TestUser user) {
    var claims = new LinkedHashMap<>(user.claims());
    claims.put("iss", url);
    claims.put("aud", AUDIENCE);
    return tokens.jwt(claims, LIFETIME, ISSUER_ID).serialize();
  }

  private static RSAKey signingKey(Path directory) throws IOException {
    var file = directory.resolve("signing-key.json");
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file));
      }
      var key =
          new RSAKeyGenerator(2048)
              .keyID(ISSUER_ID)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate();
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, key.toJSONString());
      return key;
    } catch (JOSEException | ParseException e) {
      throw new IOException("Cannot use the signing key " + file + ": " + e.getMessage(), e);
    }
  }

  private static String loginPage() {
    var buttons = new StringBuilder();
    for (var user : TestUser.ALL) {
      buttons.append(
          """
          <form method="post">
            <input type="hidden" name="username" value="%s">
            <input type="hidden" name="claims" value="%s">
            <button>%s</button> %s
          </form>
          """
              .formatted(
                  user.id(),
                  Html.escape(new JsonObject(new LinkedHashMap<>(user.claims())).encode()),
                  user.id(),
                  Html.escape(user.name())));
    }
    return Html.page("Sign in to the sandbox", "<p>As whom?</p>" + buttons);
  }

  /** Claims of the test users for those who ask the token endpoint themselves. */
  private static final class TestUserTokens implements OAuth2TokenCallback {
    @Override
    public String issuerId() {
      return ISSUER_ID;
    }

    @Override
    public String subject(TokenRequest request) {
      if (request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant grant) {
        return grant.getUsername();
      }
      var client = request.getClientID();
      if (client == null && request.getClientAuthentication() != null) {
        client = request.getClientAuthentication().getClientID();
      }
      return client == null ? "nobody" : client.getValue();
    }

    @Override
    public String typeHeader(TokenRequest request) {
      return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
      return List.of(AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
      return TestUser.byId(subject(request)).map(TestUser::claims).orElseGet(Map::of);
    }

    @Override
    public long tokenExpiry() {
      return LIFETIME.toSeconds();
    }
  }
}
