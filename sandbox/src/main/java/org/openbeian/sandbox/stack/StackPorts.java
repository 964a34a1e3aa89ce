package org.openbeian.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.openbeian.embedded.Ports;

/** The ports of a stack, by the name of what listens there; that of the DNS is UDP, others TCP. */
public final class StackPorts {
  private static final Map<String, Integer> STANDARD = new LinkedHashMap<>();

  static {
    STANDARD.put("gateway", 8080);
    STANDARD.put(Service.ORDER.id(), 8081);
    STANDARD.put(Service.REVIEW.id(), 8082);
    STANDARD.put(Service.SMS_VERIFY.id(), 8083);
    STANDARD.put(Service.AUDIT.id(), 8084);
    STANDARD.put(Service.NOTIFICATION.id(), 8085);
    STANDARD.put("outside", 8090);
    STANDARD.put("issuer", 8091);
    STANDARD.put("smtp", 8025);
    STANDARD.put("dns", 8053);
    STANDARD.put("postgres", 15432);
    STANDARD.put("kafka", 19092);
    STANDARD.put("kafka-controller", 19093);
  }

  private final Map<String, Integer> ports;

  private StackPorts(Map<String, Integer> ports) {
    this.ports = ports;
  }

  /** The documented ports, each moved by the offset. */
  public static StackPorts standard(int offset) {
    var ports = new LinkedHashMap<String, Integer>();
    STANDARD.forEach((name, port) -> ports.put(name, port + offset));
    return new StackPorts(ports);
  }

  /** Ports that are free now, for tests. */
  public static StackPorts free() {
    var ports = new LinkedHashMap<String, Integer>();
    for (var name : STANDARD.keySet()) {
      int port = Ports.free();
      while (ports.containsValue(port)) {
        port = Ports.free();
      }
      ports.put(name, port);
    }
    return new StackPorts(ports);
  }

  static Optional<StackPorts> read(Path file) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
      var ports = new LinkedHashMap<String, Integer>();
      for (var name : STANDARD.keySet()) {
        ports.put(name, Integer.parseInt(properties.getProperty(name)));
      }
      return Optional.of(new StackPorts(ports));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  void write(Path file) {
    var properties = new Properties();
    ports.forEach((name, port) -> properties.setProperty(name, Integer.toString(port)));
    try {
      Files.createDirectories(file.getParent());
      try (var out = Files.newBufferedWriter(file)) {
        properties.store(out, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int of(Service service) {
    return of(service.id());
  }

  public int gateway() {
    return of("gateway");
  }

  /** The outside world's own HTTP port. */
  public int outside() {
    return of("outside");
  }

  public int issuer() {
    return of("issuer");
  }

  public int smtp() {
    return of("smtp");
  }

  public int dns() {
    return of("dns");
  }

  public int postgres() {
    return of("postgres");
  }

  public int kafka() {
    return of("kafka");
  }

  int kafkaController() {
    return of("kafka-controller");
  }

  private int of(String name) {
    return Objects.requireNonNull(ports.get(name), name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StackPorts that && that.ports.equals(ports);
  }

  @Override
  public int hashCode() {
    return ports.hashCode();
  }
}
