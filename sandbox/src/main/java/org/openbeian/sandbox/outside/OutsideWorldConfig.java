package org.openbeian.sandbox.outside;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the outside world listens and whom it talks to.
 *
 * @param directory what must survive a restart: the clock's offset, the issuer's key
 * @param httpPort SMS gateway, inboxes, national registry, registries of domains, inventory,
 *     verification app, tokens, clock
 * @param dnsPort UDP
 * @param services base URL of each service by its name, such as {@code order-service}
 * @param realPersonSecret what the verification app and order-service sign with; no argument, for
 *     everybody may see those; empty where nobody is verified
 * @param receiptsSecret what the first SMS gateway signs its receipts with; empty where none are
 *     told
 * @param secondReceiptsSecret likewise for the second one
 */
public record OutsideWorldConfig(
    Path directory,
    int httpPort,
    int issuerPort,
    int smtpPort,
    int gatewayPort,
    int dnsPort,
    Map<String, String> services,
    String realPersonSecret,
    String receiptsSecret,
    String secondReceiptsSecret) {

  public OutsideWorldConfig {
    services = Map.copyOf(services);
  }

  /** Where nobody is verified. */
  public OutsideWorldConfig(
      Path directory,
      int httpPort,
      int issuerPort,
      int smtpPort,
      int gatewayPort,
      int dnsPort,
      Map<String, String> services) {
    this(directory, httpPort, issuerPort, smtpPort, gatewayPort, dnsPort, services, "", "", "");
  }

  /** The same with a secret. */
  public OutsideWorldConfig signingWith(String secret) {
    return new OutsideWorldConfig(
        directory,
        httpPort,
        issuerPort,
        smtpPort,
        gatewayPort,
        dnsPort,
        services,
        secret,
        receiptsSecret,
        secondReceiptsSecret);
  }

  /** The same with secrets of the SMS gateways. */
  public OutsideWorldConfig signingReceiptsWith(String first, String second) {
    return new OutsideWorldConfig(
        directory,
        httpPort,
        issuerPort,
        smtpPort,
        gatewayPort,
        dnsPort,
        services,
        realPersonSecret,
        first,
        second);
  }

  /** What an SMS gateway signs its receipts with; empty when it tells none. */
  String smsSecret(String gateway) {
    return gateway.equals("sms-1") ? receiptsSecret : secondReceiptsSecret;
  }

  /** As command-line arguments of the process. */
  public String[] toArguments() {
    var arguments = new java.util.ArrayList<String>();
    arguments.add("directory=" + directory);
    arguments.add("http-port=" + httpPort);
    arguments.add("issuer-port=" + issuerPort);
    arguments.add("smtp-port=" + smtpPort);
    arguments.add("gateway-port=" + gatewayPort);
    arguments.add("dns-port=" + dnsPort);
    services.forEach((name, url) -> arguments.add("service." + name + "=" + url));
    return arguments.toArray(String[]::new);
  }

  /** The opposite of {@link #toArguments()}. */
  public static OutsideWorldConfig parse(String... arguments) {
    var values = new LinkedHashMap<String, String>();
    for (var argument : arguments) {
      var parts = argument.split("=", 2);
      values.put(parts[0], parts[1]);
    }
    var services = new LinkedHashMap<String, String>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith("service.")) {
            services.put(key.substring("service.".length()), value);
          }
        });
    return new OutsideWorldConfig(
        Path.of(required(values, "directory")),
        Integer.parseInt(required(values, "http-port")),
        Integer.parseInt(required(values, "issuer-port")),
        Integer.parseInt(required(values, "smtp-port")),
        Integer.parseInt(required(values, "gateway-port")),
        Integer.parseInt(required(values, "dns-port")),
        services);
  }

  private static String required(Map<String, String> values, String key) {
    var value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("Missing argument " + key);
    }
    return value;
  }
}
