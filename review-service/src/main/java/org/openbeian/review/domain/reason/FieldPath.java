package org.openbeian.review.domain.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.ServiceKind;

/**
 * Where in an application something is, such as {@code services[0].name}, in the words of the
 * filer's form: it must show there what is said about it. Also {@code materials}, {@code
 * materials[KIND]} and, of what is to end, {@code ending}. In a pattern {@code [*]} stands for
 * each, and for the list itself.
 */
public record FieldPath(List<Step> steps) {

  /** The longest that is read. */
  public static final int LONGEST = 200;

  private static final String EACH = "*";
  private static final Pattern STEP =
      Pattern.compile("([a-z][A-Za-z]{0,39})(?:\\[(\\*|0|[1-9][0-9]{0,2}|[A-Z][A-Z_]{0,63})])?");

  private static final Part FIELD = new Part(false, Map.of());
  private static final Part LIST = new Part(true, Map.of());
  private static final Part CERTIFICATE =
      part(Map.of(), "type", "number", "address", "validFrom", "validUntil");
  private static final Part PRINCIPAL =
      part(
          Map.of("certificate", CERTIFICATE),
          "name",
          "legalRepresentative",
          "mobile",
          "emergencyPhone",
          "email",
          "landline");
  private static final Part SUBJECT =
      part(
          Map.of("certificate", CERTIFICATE, "principal", PRINCIPAL),
          "nature",
          "name",
          "communicationAddress",
          "remark",
          "investor");
  private static final Map<String, Part> OF_APPS =
      Map.of(
          "homePage",
          FIELD,
          "platforms",
          part(Map.of("domains", LIST), "platform", "packageName", "publicKey", "certificateDigest")
              .each(),
          "usesSdks",
          FIELD,
          "sdks",
          part(Map.of(), "name", "provider", "type").each());
  private static final Part SERVICE = service();
  private static final Part ENDING = part(Map.of(), "reason", "details");

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /**
   * One step down.
   *
   * @param index of a list's entry: a number, a kind of material or {@code *}; null for what is no
   *     list, and for a list as a whole
   */
  public record Step(String name, @Nullable String index) {

    @Override
    public String toString() {
      return index == null ? name : name + "[" + index + "]";
    }

    private boolean fits(Step pattern) {
      return name.equals(pattern.name)
          && (Objects.equals(index, pattern.index) || EACH.equals(pattern.index));
    }
  }

  /** What there may be. */
  private record Part(boolean list, Map<String, Part> parts) {

    Part each() {
      return new Part(true, parts);
    }
  }

  /**
   * Reads a path. What only apps have is read with and without {@code app} before it, as tasks show
   * it and as the form has it.
   *
   * @return empty for what no application has
   */
  public static Optional<FieldPath> read(String text) {
    return parse(text)
        .filter(path -> path.steps.stream().noneMatch(step -> EACH.equals(step.index)));
  }

  /**
   * Reads a pattern, such as {@code services[*].name}.
   *
   * @throws IllegalArgumentException for what no application has
   */
  public static FieldPath pattern(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException(text + " is nowhere in an application"));
  }

  /** Whether it is one of those that a pattern stands for. */
  public boolean fits(FieldPath pattern) {
    if (steps.size() != pattern.steps.size()) {
      return false;
    }
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).fits(pattern.steps.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the application has such a place; a field that was left empty is one, and so is a
   * material that is missing.
   *
   * @param application null when it is erased: then nothing of it is left to point at
   */
  public boolean isIn(@Nullable Application application) {
    Step first = steps.get(0);
    return switch (first.name) {
      case "materials" -> true;
      case "subject" -> application != null;
      case "ending" -> application != null && application.ending() != null;
      default ->
          application != null
              && has(application.services().size(), first)
              && isIn(application.services().get(number(first)));
    };
  }

  private boolean isIn(FiledService service) {
    if (steps.size() == 1) {
      return true;
    }
    Step field = steps.get(1);
    if (OF_APPS.containsKey(field.name)) {
      return service.kind() != ServiceKind.WEBSITE && isIn(field, service.app());
    }
    return switch (field.name) {
      case "domains" -> has(service.domains().size(), field);
      case "languages" -> has(service.languages().size(), field);
      case "preApprovals" -> has(service.preApprovals().size(), field);
      case "server" -> has(service.server().ips().size(), last());
      default -> true;
    };
  }

  private boolean isIn(Step field, @Nullable AppDetails app) {
    if (field.index == null) {
      return true;
    }
    if (app == null) {
      return false;
    }
    return field.name.equals("sdks")
        ? has(app.sdks().size(), field)
        : has(app.platforms().size(), field)
            && (steps.size() == 2
                || has(app.platforms().get(number(field)).domains().size(), last()));
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  private static boolean has(int size, Step step) {
    return step.index == null || number(step) < size;
  }

  private static int number(Step step) {
    return Integer.parseInt(Objects.requireNonNull(step.index));
  }

  private static Optional<FieldPath> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    for (String each : text.split("\\.", -1)) {
      Matcher step = STEP.matcher(each);
      if (!step.matches()) {
        return Optional.empty();
      }
      steps.add(new Step(step.group(1), step.group(2)));
    }
    if (steps.size() > 2 && isApp(steps.get(1)) && OF_APPS.containsKey(steps.get(2).name)) {
      steps.remove(1);
    }
    return isSomewhere(steps) ? Optional.of(new FieldPath(steps)) : Optional.empty();
  }

  private static boolean isApp(Step step) {
    return step.name.equals("app") && step.index == null;
  }

  private static boolean isSomewhere(List<Step> steps) {
    Step first = steps.get(0);
    return switch (first.name) {
      case "materials" -> steps.size() == 1 && isMaterial(first.index);
      case "subject" -> first.index == null && isIn(SUBJECT, steps);
      case "ending" -> first.index == null && isIn(ENDING, steps);
      case "services" -> first.index != null && isNumber(first.index) && isIn(SERVICE, steps);
      default -> false;
    };
  }

  private static boolean isIn(Part part, List<Step> steps) {
    Part here = part;
    for (int i = 1; i < steps.size(); i++) {
      Step step = steps.get(i);
      Part next = here.parts.get(step.name);
      if (next == null) {
        return false;
      }
      // only a list has entries, and what is in a list is in one of them
      boolean entry = step.index != null && isNumber(step.index);
      if (step.index != null && !(next.list && entry)
          || next.list && !entry && i < steps.size() - 1) {
        return false;
      }
      here = next;
    }
    return true;
  }

  private static boolean isNumber(String index) {
    return index.equals(EACH) || Character.isDigit(index.charAt(0));
  }

  /** What a reviewer asks for before a pass is no part of an application. */
  private static boolean isMaterial(@Nullable String kind) {
    return kind == null
        || kind.equals(EACH)
        || List.of(MaterialKind.values()).stream()
            .anyMatch(each -> each.name().equals(kind) && each != MaterialKind.SUPPLEMENT);
  }

  private static Part service() {
    Map<String, Part> parts = new HashMap<>(OF_APPS);
    parts.put("domains", LIST);
    parts.put("languages", LIST);
    parts.put("preApprovals", LIST);
    parts.put("server", part(Map.of("ips", LIST), "serviceCode"));
    parts.put("principal", PRINCIPAL);
    return part(parts, "kind", "name", "contentCategory", "remark");
  }

  private static Part part(Map<String, Part> parts, String... fields) {
    Map<String, Part> all = new HashMap<>(parts);
    for (String field : fields) {
      all.put(field, FIELD);
    }
    return new Part(false, Map.copyOf(all));
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("."));
  }
}
