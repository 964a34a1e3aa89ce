package org.openbeian.notification.domain.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Violation;

/**
 * Where webhooks may lead: to the public internet, over TLS. Whoever registers one chooses where we
 * connect to, so every address that its host has must be public, at every delivery anew.
 *
 * @param ports those that a URL may name
 * @param trustedHosts exempt from the rules of scheme, port and address; for tests and sandboxes
 * @param refused further ranges, such as a cluster's own public ones
 */
public record TargetRules(
    Set<Integer> ports, Set<String> trustedHosts, List<AddressRange> refused) {

  /** The field of requests that violations point at. */
  public static final String FIELD = "url";

  private static final int LONGEST = 500;
  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

  /** Two labels or more, the last of which begins with a letter: no number is taken for a name. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+"
              + "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /** What is wrong with a URL's form; empty when it is a fit one. */
  public Optional<Violation> violation(String url) {
    URI uri = parse(url);
    if (uri == null || uri.getHost() == null || uri.getRawFragment() != null) {
      return wrong("WEBHOOK_URL_MALFORMED", Integer.toString(LONGEST));
    }
    if (uri.getRawUserInfo() != null) {
      return wrong("WEBHOOK_URL_USERINFO");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (isTrusted(uri)) {
      return scheme.matches("https?") ? Optional.empty() : wrong("WEBHOOK_URL_SCHEME");
    }
    if (!scheme.equals("https")) {
      return wrong("WEBHOOK_URL_SCHEME");
    }
    if (!ports.contains(portOf(uri))) {
      return wrong(
          "WEBHOOK_URL_PORT",
          ports.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    InetAddress literal = Addresses.literal(hostOf(uri));
    if (literal == null && !NAME.matcher(hostOf(uri)).matches()) {
      return wrong("WEBHOOK_URL_HOST");
    }
    return Optional.empty();
  }

  /** Whether we may connect to an address that the URL's host has. */
  public boolean admits(URI url, InetAddress address) {
    return isTrusted(url)
        || Addresses.isPublic(address)
            && refused.stream().noneMatch(range -> range.contains(address));
  }

  /** The host, without the brackets of an IPv6 address. */
  public static String hostOf(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  public static int portOf(URI url) {
    return url.getPort() >= 0 ? url.getPort() : isTls(url) ? 443 : 80;
  }

  public static boolean isTls(URI url) {
    return url.getScheme().equalsIgnoreCase("https");
  }

  private boolean isTrusted(URI url) {
    return trustedHosts.contains(hostOf(url));
  }

  private static @Nullable URI parse(String url) {
    if (url.length() > LONGEST || !VISIBLE.matcher(url).matches()) {
      return null;
    }
    try {
      URI uri = new URI(url);
      return uri.isAbsolute() && !uri.isOpaque() ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static Optional<Violation> wrong(String code, String... arguments) {
    return Optional.of(Violation.of(FIELD, null, code, arguments));
  }
}
