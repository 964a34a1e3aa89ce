package org.openbeian.order.outbound.rdap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.registration.DomainRegistration;
import org.openbeian.order.domain.registration.DomainRegistration.RealName;

/**
 * Reads a domain object (RFC 9083), and trusts none of it unseen: of another domain, of another
 * form, or contradicting itself it is no answer. What is left out is not known. The verification of
 * the real name, which RFC 9083 does not know, is an extension (docs/domain-checks.md).
 */
final class RdapAnswer {

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(32)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int LONGEST_NAME = 200;
  private static final String EXTENSION = "cnnic_realName";
  private static final String REMARK = "RealNameVerification";

  private final JsonNode answer;

  private RdapAnswer(JsonNode answer) {
    this.answer = answer;
  }

  /**
   * Reads an answer.
   *
   * @param domain that was asked about, canonical
   * @throws UnsoundAnswerException when it is none
   */
  static DomainRegistration read(byte[] body, String domain) {
    try {
      return new RdapAnswer(JSON.readTree(body)).registration(domain);
    } catch (IOException e) {
      throw new UnsoundAnswerException("an answer that is no JSON");
    }
  }

  private DomainRegistration registration(String domain) {
    require(answer.isObject(), "the answer is no object");
    require("domain".equals(text(answer, "objectClassName")), "objectClassName is another");
    String name = text(answer, "ldhName") == null ? "unicodeName" : "ldhName";
    require(
        Optional.ofNullable(text(answer, name))
            .flatMap(DomainNames::canonical)
            .filter(domain::equals)
            .isPresent(),
        name + " is of another domain");
    JsonNode registrant = entity("registrant");
    JsonNode registrar = entity("registrar");
    JsonNode verification = object(answer, EXTENSION);
    String number = text(verification, "certificateNumber");
    return new DomainRegistration(
        registrant.isMissingNode() ? null : holder(registrant),
        certificateType(verification),
        number == null || number.indexOf('*') >= 0 ? null : number,
        registrar.isMissingNode() ? null : card(registrar, "fn"),
        registrar.isMissingNode() ? null : ianaId(registrar),
        expiry(),
        realName(verification));
  }

  /** The only one of a role; several would leave open who it is. */
  private JsonNode entity(String role) {
    JsonNode found = JSON.missingNode();
    for (JsonNode entity : objects(answer, "entities")) {
      for (JsonNode each : list(entity, "roles")) {
        require(each.isTextual(), "a role is no text");
        if (each.textValue().equals(role)) {
          require(found.isMissingNode() || found == entity, "there are several of " + role);
          found = entity;
        }
      }
    }
    return found;
  }

  /** An organisation before its contact person; null where it is redacted. */
  private static @Nullable String holder(JsonNode registrant) {
    String organisation = card(registrant, "org");
    String name = organisation == null ? card(registrant, "fn") : organisation;
    return name == null || name.toUpperCase(Locale.ROOT).contains("REDACTED") ? null : name;
  }

  /** A property of an entity's jCard (RFC 7095); null where it has none. */
  private static @Nullable String card(JsonNode entity, String property) {
    JsonNode card = entity.path("vcardArray");
    if (card.isMissingNode()) {
      return null;
    }
    require(
        card.isArray() && card.size() == 2 && card.path(0).asText().equals("vcard"),
        "vcardArray is no card");
    JsonNode properties = card.path(1);
    require(properties.isArray(), "vcardArray has no properties");
    for (JsonNode each : properties) {
      require(
          each.isArray() && each.size() >= 4 && each.path(0).isTextual(), "a card is malformed");
      if (each.path(0).textValue().equals(property)) {
        JsonNode value = each.path(3).isArray() ? each.path(3).path(0) : each.path(3);
        require(value.isTextual(), property + " is no text");
        return name(value.textValue());
      }
    }
    return null;
  }

  private static @Nullable String name(String text) {
    require(text.length() <= LONGEST_NAME, "a name is too long");
    return text.isBlank() ? null : text.strip();
  }

  private static @Nullable Integer ianaId(JsonNode registrar) {
    Integer found = null;
    for (JsonNode id : objects(registrar, "publicIds")) {
      if ("IANA Registrar ID".equalsIgnoreCase(text(id, "type"))) {
        String number = text(id, "identifier");
        require(number != null && number.matches("\\d{1,7}"), "a registrar's number is none");
        require(found == null, "a registrar has several numbers");
        found = Integer.valueOf(number);
      }
    }
    return found;
  }

  private @Nullable Instant expiry() {
    Instant expiry = null;
    for (JsonNode event : objects(answer, "events")) {
      if ("expiration".equals(text(event, "eventAction"))) {
        Instant date = date(text(event, "eventDate"));
        require(expiry == null || expiry.equals(date), "it expires twice");
        expiry = date;
      }
    }
    return expiry;
  }

  private static Instant date(@Nullable String text) {
    try {
      return OffsetDateTime.parse(String.valueOf(text)).toInstant();
    } catch (DateTimeException e) {
      throw new UnsoundAnswerException("a date is none");
    }
  }

  private static @Nullable CertificateType certificateType(JsonNode verification) {
    JsonNode id = verification.path("certificateType");
    if (id.isMissingNode() || id.isNull()) {
      return null;
    }
    require(id.isInt(), "certificateType is no number");
    return Arrays.stream(CertificateType.values())
        .filter(type -> type.id() == id.intValue())
        .findFirst()
        .orElse(null);
  }

  /** The extension's word, a remark's, or the hold under which unverified names are put. */
  private RealName realName(JsonNode verification) {
    List<String> words = new ArrayList<>();
    String status = text(verification, "status");
    if (status != null) {
      words.add(status);
    }
    for (JsonNode remark : objects(answer, "remarks")) {
      if (REMARK.equals(text(remark, "title"))) {
        for (JsonNode line : list(remark, "description")) {
          require(line.isTextual(), "a remark is no text");
          words.add(line.textValue());
        }
      }
    }
    List<RealName> said = words.stream().map(RdapAnswer::realName).distinct().toList();
    require(said.size() <= 1, "the verification contradicts itself");
    if (!said.isEmpty()) {
      return said.get(0);
    }
    for (JsonNode each : list(answer, "status")) {
      require(each.isTextual(), "a status is no text");
      if (each.textValue().equalsIgnoreCase("server hold")) {
        return RealName.NOT_VERIFIED;
      }
    }
    return RealName.UNKNOWN;
  }

  private static RealName realName(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "verified" -> RealName.VERIFIED;
      case "unverified", "pending", "failed" -> RealName.NOT_VERIFIED;
      default -> RealName.UNKNOWN;
    };
  }

  private static JsonNode object(JsonNode holder, String name) {
    JsonNode value = holder.path(name);
    require(value.isMissingNode() || value.isObject(), name + " is no object");
    return value;
  }

  /** The members of a list of objects; none where it is left out. */
  private static Iterable<JsonNode> objects(JsonNode holder, String name) {
    Iterable<JsonNode> all = list(holder, name);
    all.forEach(each -> require(each.isObject(), name + " holds what is no object"));
    return all;
  }

  /** The elements of a list; none where it is left out. */
  private static Iterable<JsonNode> list(JsonNode holder, String name) {
    JsonNode value = holder.path(name);
    require(value.isMissingNode() || value.isArray(), name + " is no list");
    return value;
  }

  /** A text; null where it is left out. */
  private static @Nullable String text(JsonNode holder, String name) {
    JsonNode value = holder.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    require(value.isTextual(), name + " is no text");
    return name(value.textValue());
  }

  /**
   * Refuses an unsound answer.
   *
   * @param complaint names members, never their values
   */
  private static void require(boolean sound, String complaint) {
    if (!sound) {
      throw new UnsoundAnswerException(complaint);
    }
  }
}
