package org.openbeian.order.outbound.registry;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.NationalRegistry.RegistryAwayException;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;

/**
 * Reads what the registry answers, and trusts none of it unseen: a field that is missing or an
 * answer that contradicts itself would otherwise pass for "not filed". Fields that it does not know
 * are left alone.
 */
final class RegistryAnswer {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern NUMBER = Pattern.compile("[\\p{IsHan}A-Z0-9-]{4,40}");
  private static final Pattern SUFFIX = Pattern.compile("-\\d{1,6}[A-Z]?");

  private final Question question;
  private final String providerCode;

  private RegistryAnswer(Question question, String providerCode) {
    this.question = question;
    this.providerCode = providerCode;
  }

  /**
   * Reads an answer.
   *
   * @param providerCode ours
   * @throws RegistryAwayException when it is unsound
   */
  static Registered read(byte[] body, Question question, String providerCode) {
    try {
      return new RegistryAnswer(question, providerCode).registered(JSON.readTree(body));
    } catch (IOException e) {
      throw new RegistryAwayException("an answer that is no JSON");
    }
  }

  private Registered registered(JsonNode answer) {
    require(answer.isObject(), "the answer is no object");
    JsonNode subject = field(answer, "subject", "");
    Map<String, Set<String>> ofSubject = new HashMap<>();
    Registered.Subject found = subject.isNull() ? null : subject(subject, ofSubject);
    List<Registered.Service> services = new ArrayList<>();
    Set<String> owners = new HashSet<>();
    for (JsonNode entry : array(answer, "entries", "")) {
      Registered.Service service = entry(entry, found, ofSubject);
      services.add(service);
      require(owners.add(service.subjectNumber()), "entries name a subject twice");
    }
    require(!question.isOfWebsite() || services.size() <= 1, "a domain has two entries");
    return new Registered(found, services);
  }

  private Registered.Subject subject(JsonNode subject, Map<String, Set<String>> ofSubject) {
    String at = "subject.";
    require(subject.isObject(), "subject is no object");
    String number = number(subject, "number", at);
    JsonNode nature = field(subject, "nature", at);
    require(nature.isInt() && nature.intValue() > 0, "subject.nature is no id");
    String name = text(subject, "name", at);
    boolean servedHere = false;
    int given = 0;
    for (JsonNode service : array(subject, "services", at)) {
      String serviceNumber = serviceNumber(service, number, "subject.services.");
      Set<String> providers = providers(service, "subject.services.");
      require(ofSubject.put(serviceNumber, providers) == null, "a service is named twice");
      servedHere |= providers.contains(providerCode);
      given = Math.max(given, ordinal(serviceNumber, number));
    }
    return new Registered.Subject(number, servedHere, given, name);
  }

  private Registered.Service entry(
      JsonNode entry, Registered.@Nullable Subject asked, Map<String, Set<String>> ofSubject) {
    String at = "entries.";
    require(entry.isObject(), "an entry is no object");
    String subjectNumber = number(entry, "subjectNumber", at);
    String number = serviceNumber(entry, subjectNumber, at);
    Set<String> providers = providers(entry, at);
    if (asked != null && asked.number().equals(subjectNumber)) {
      require(
          providers.equals(ofSubject.get(number)),
          "an entry is not as among its subject's services");
    }
    return new Registered.Service(number, subjectNumber, providers.contains(providerCode));
  }

  private static String serviceNumber(JsonNode service, String subjectNumber, String at) {
    require(service.isObject(), at + " is no object");
    String number = number(service, "number", at);
    require(
        number.startsWith(subjectNumber)
            && SUFFIX.matcher(number.substring(subjectNumber.length())).matches(),
        at + "number is of another subject");
    return number;
  }

  /** 2 of 浙ICP备2026000001号-2A. */
  private static int ordinal(String serviceNumber, String subjectNumber) {
    return Integer.parseInt(serviceNumber.substring(subjectNumber.length()).replaceAll("\\D", ""));
  }

  /** Who gives access; nobody to an empty shell, which its status must say. */
  private static Set<String> providers(JsonNode service, String at) {
    Set<String> providers = new HashSet<>();
    for (JsonNode provider : array(service, "providers", at)) {
      require(provider.isTextual() && !provider.textValue().isBlank(), at + "providers is wrong");
      require(providers.add(provider.textValue()), at + "providers repeats itself");
    }
    String status = text(service, "status", at);
    require(status.equals(providers.isEmpty() ? "EMPTY_SHELL" : "FILED"), at + "status is another");
    return providers;
  }

  private static String number(JsonNode holder, String name, String at) {
    String number = text(holder, name, at);
    require(NUMBER.matcher(number).matches(), at + name + " is no number");
    return number;
  }

  private static String text(JsonNode holder, String name, String at) {
    JsonNode value = field(holder, name, at);
    require(value.isTextual() && !value.textValue().isBlank(), at + name + " is no text");
    return value.textValue();
  }

  private static JsonNode array(JsonNode holder, String name, String at) {
    JsonNode value = field(holder, name, at);
    require(value.isArray(), at + name + " is no list");
    return value;
  }

  private static JsonNode field(JsonNode holder, String name, String at) {
    JsonNode value = holder.get(name);
    if (value == null) {
      throw new RegistryAwayException(at + name + " is missing");
    }
    return value;
  }

  /**
   * Refuses an unsound answer.
   *
   * @param complaint names fields, never their values
   */
  private static void require(boolean sound, String complaint) {
    if (!sound) {
      throw new RegistryAwayException(complaint);
    }
  }
}
