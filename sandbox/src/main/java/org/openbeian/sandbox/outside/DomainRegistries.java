package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.IDN;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registries of domains by RDAP (RFC 9083). Every domain is registered, verified, far from its end
 * and with an approved registrar; who holds it is withheld until somebody tells. How a name begins
 * makes exceptions.
 */
final class DomainRegistries {
  private static final Duration FAR = Duration.ofDays(3 * 365);
  private static final Duration NEAR = Duration.ofDays(30);
  private static final String SOMEBODY_ELSE = "另一家示例公司";

  private final SandboxClock clock;
  private final Outages outages;
  private final Map<String, JsonObject> told = new ConcurrentHashMap<>();

  DomainRegistries(SandboxClock clock, Outages outages) {
    this.clock = clock;
    this.outages = outages;
  }

  /** A domain's holder from now on: {@code holder}, {@code certificateType} and {@code …Number}. */
  void tell(String name, JsonObject holder) {
    if (!(holder.getValue("holder") instanceof String)
        || !(holder.getValue("certificateType") instanceof Integer)
        || !(holder.getValue("certificateNumber") instanceof String)) {
      throw Problem.badRequest(
          "Say holder and certificateNumber as texts, certificateType as a number of the field's"
              + " list.");
    }
    told.put(ascii(name), holder);
  }

  /** A domain object, or an error object. */
  JsonObject lookUp(String text) {
    var name = ascii(text);
    if (outages.isDown("domains") || name.startsWith("rdap-down-")) {
      throw new Problem(503, "DOMAINS_OUTAGE", "The registries of domains are switched off.");
    }
    if (name.startsWith("unregistered-")) {
      return new JsonObject().put("errorCode", 404).put("title", "Not found");
    }
    var entities = new JsonArray();
    var verification =
        new JsonObject().put("status", name.startsWith("unverified-") ? "unverified" : "verified");
    var holder = told.get(name);
    if (name.startsWith("other-holder-")) {
      entities.add(entity("registrant", SOMEBODY_ELSE));
    } else if (holder != null) {
      entities.add(entity("registrant", holder.getString("holder")));
      verification
          .put("certificateType", holder.getInteger("certificateType"))
          .put("certificateNumber", holder.getString("certificateNumber"));
    }
    entities.add(registrar(name.startsWith("unapproved-registrar-") ? "999999" : "1599"));
    return new JsonObject()
        .put("objectClassName", "domain")
        .put("rdapConformance", new JsonArray().add("rdap_level_0").add("cnnic_realName"))
        .put("ldhName", name)
        .put("status", new JsonArray().add("active"))
        .put("events", events(name.startsWith("expiring-") ? NEAR : FAR))
        .put("cnnic_realName", verification)
        .put("entities", entities);
  }

  private JsonArray events(Duration left) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new JsonArray()
        .add(event("registration", now.minus(FAR)))
        .add(event("expiration", now.plus(left)));
  }

  private static JsonObject event(String action, Instant date) {
    return new JsonObject().put("eventAction", action).put("eventDate", date.toString());
  }

  private static JsonObject registrar(String number) {
    return entity("registrar", "Example Registrar")
        .put(
            "publicIds",
            new JsonArray()
                .add(new JsonObject().put("type", "IANA Registrar ID").put("identifier", number)));
  }

  private static JsonObject entity(String role, String name) {
    return new JsonObject()
        .put("objectClassName", "entity")
        .put("roles", new JsonArray().add(role))
        .put(
            "vcardArray",
            new JsonArray()
                .add("vcard")
                .add(new JsonArray().add(property("version", "4.0")).add(property("fn", name))));
  }

  private static JsonArray property(String name, String value) {
    return new JsonArray(List.of(name, new JsonObject(), "text", value));
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("This is no domain.");
    }
  }
}
