package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The other side of our registry adapter: answers lookups from made-up seeds and what it is told
 * besides. It never learns what the sandbox's bureau grants; the services' own records tell that.
 */
final class NationalRegistry {
  /** What the seeds call the provider that runs the sandbox. */
  static final String OUR_PROVIDER = "openbeian";

  private static final String WEBSITE = "WEBSITE";

  private final Outages outages;
  private final List<JsonObject> subjects =
      new CopyOnWriteArrayList<>(read().stream().map(JsonObject.class::cast).toList());

  NationalRegistry(Outages outages) {
    this.outages = outages;
  }

  /** The subject of a certificate with its services, and who filed the domain or app. */
  JsonObject lookUp(JsonObject body) {
    if (outages.isDown("registry")) {
      throw new Problem(503, "REGISTRY_OUTAGE", "The national registry is switched off.");
    }
    if (!(body.getValue("certificateType") instanceof Integer type)) {
      throw Problem.badRequest("The field certificateType must be a number of the field's list.");
    }
    var number = text(body, "certificateNumber");
    var kind = text(body, "serviceKind");
    var name = kind.equals(WEBSITE) ? ascii(text(body, "domain")) : text(body, "appName");
    JsonObject subject = null;
    var entries = new JsonArray();
    for (var seed : subjects) {
      if (type.equals(seed.getInteger("certificateType"))
          && number.equals(seed.getString("certificateNumber"))) {
        subject = subject(seed);
      }
      for (var service : services(seed)) {
        if (kind.equals(service.getString("kind")) && isNamed(service, kind, name)) {
          entries.add(service(service).put("subjectNumber", seed.getString("number")));
        }
      }
    }
    return new JsonObject().put("subject", subject).put("entries", entries);
  }

  /** All that it knows. */
  JsonArray known() {
    return new JsonArray(List.copyOf(subjects));
  }

  /** Lets it know one subject more, until the sandbox stops. */
  JsonObject add(JsonObject subject) {
    String number = text(subject, "number");
    text(subject, "certificateNumber");
    text(subject, "name");
    if (!(subject.getValue("certificateType") instanceof Integer)
        || !(subject.getValue("nature") instanceof Integer)
        || !(subject.getValue("services") instanceof JsonArray)) {
      throw Problem.badRequest(
          "A subject has the fields of those at GET /registry/subjects: certificateType and nature"
              + " as numbers, services as a list.");
    }
    if (subjects.stream().anyMatch(known -> number.equals(known.getString("number")))) {
      throw new Problem(409, "KNOWN_ALREADY", "The registry knows " + number + " already.");
    }
    subjects.add(subject);
    return subject;
  }

  private static List<JsonObject> services(JsonObject subject) {
    return subject.getJsonArray("services").stream().map(JsonObject.class::cast).toList();
  }

  private static boolean isNamed(JsonObject service, String kind, String name) {
    return kind.equals(WEBSITE)
        ? service.getJsonArray("domains").stream()
            .anyMatch(domain -> ascii((String) domain).equals(name))
        : name.equals(service.getString("name"));
  }

  private static JsonObject subject(JsonObject seed) {
    var services = new JsonArray();
    services(seed).forEach(service -> services.add(service(service)));
    return new JsonObject()
        .put("number", seed.getString("number"))
        .put("nature", seed.getInteger("nature"))
        .put("name", seed.getString("name"))
        .put("services", services);
  }

  private static JsonObject service(JsonObject seed) {
    var providers = seed.getJsonArray("providers");
    return new JsonObject()
        .put("number", seed.getString("number"))
        .put("providers", providers)
        .put("status", providers.isEmpty() ? "EMPTY_SHELL" : "FILED");
  }

  private static String text(JsonObject body, String field) {
    if (body.getValue(field) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw Problem.badRequest("The field " + field + " is missing.");
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("The field domain is no domain.");
    }
  }

  private static JsonArray read() {
    try (InputStream seeds =
        NationalRegistry.class.getResourceAsStream("/national-registry.json")) {
      return new JsonArray(
          new String(Objects.requireNonNull(seeds).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
