package org.openbeian.sandbox.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program that starts, listens and ends like a service; its own jar is packed by the test. */
public final class StandInService {
  private StandInService() {}

  public static void main(String[] arguments) throws IOException {
    if (System.getenv("BREAK") != null) {
      System.err.println("The schema is not what was expected");
      System.exit(1);
    }
    int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 50);
    server.createContext("/q/health/ready", exchange -> answer(exchange, 200, "{}"));
    server.createContext("/sandbox/clock", exchange -> answer(exchange, 204, ""));
    server.createContext("/sandbox/pending", exchange -> answer(exchange, 200, "{\"outbox\":0}"));
    server.createContext(
        "/api/v1/", exchange -> answer(exchange, 200, new TreeMap<>(System.getenv()).toString()));
    server.start();
    System.out.println("Listening on " + port);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Lays out a repository whose five services are this program. */
  static void buildAll(Path home) throws IOException {
    for (var service : Service.values()) {
      var jar = service.jar(home);
      Files.createDirectories(jar.getParent());
      var manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
      var name = StandInService.class.getName().replace('.', '/') + ".class";
      try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
          var in = StandInService.class.getClassLoader().getResourceAsStream(name)) {
        out.putNextEntry(new JarEntry(name));
        in.transferTo(out);
      }
    }
  }
}
