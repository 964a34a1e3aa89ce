package org.openbeian.order.domain.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;

/**
 * What the filer of an order may change (R-FLOW-2): everything, or where a reviewer asks for
 * changes only what the reasons name, and what goes together with that. A path that names nothing
 * of the application stands for the next thing above it that is there, and in the end for the
 * whole, so that no reason that nobody understands locks a filer out.
 */
public final class RequestedChanges {

  public static final RequestedChanges EVERYTHING = new RequestedChanges(null);

  private static final Pattern SERVICE = Pattern.compile("services\\[(\\d{1,4})](.*)");
  private static final Pattern BY_NUMBER = Pattern.compile("services#(\\d+)(.*)");

  /** Parts without fields of the form. */
  private static final List<String> BESIDES =
      Stream.concat(
              Stream.of("materials", "target", "acceptedCommitments", "ownerConfirmation"),
              Arrays.stream(MaterialKind.values()).map(kind -> "materials[" + kind + "]"))
          .toList();

  /** Who may change the one has to change the others, or nothing of it can be saved. */
  private record Together(Pattern field, String... others) {}

  private static final List<Together> TOGETHER =
      List.of(
          together("(.+\\.server)\\..+", "$1"),
          together("(.+\\.certificate)\\.type", "$1"),
          together("(.+\\.certificate)\\.valid(From|Until)", "$1.validFrom", "$1.validUntil"),
          together("(services#\\d+)\\.kind", "$1"),
          together("(.+\\.platforms\\[\\d+])\\.platform", "$1"),
          together(
              "(.+\\.platforms\\[\\d+])\\.(publicKey|certificateDigest)",
              "$1.publicKey",
              "$1.certificateDigest"),
          together("(services#\\d+)\\.(usesSdks|sdks.*)", "$1.usesSdks", "$1.sdks"),
          together("(ending)\\..+", "$1"),
          together("(target)\\..+", "$1"));

  private static final Pattern DOMAINS = Pattern.compile("(services#\\d+)\\.domains.*");

  /** Services by their numbers; null for everything. */
  private final @Nullable Set<String> named;

  private RequestedChanges(@Nullable Set<String> named) {
    this.named = named;
  }

  private static Together together(String field, String... others) {
    return new Together(Pattern.compile(field), others);
  }

  /**
   * What reasons name in the application that they are about.
   *
   * @return to be kept, and read again by {@link #of}; null where one is about the whole
   */
  public static @Nullable List<String> named(List<Reason> reasons, ApplicationForm<?> application) {
    if (reasons.isEmpty() || reasons.stream().anyMatch(reason -> reason.path() == null)) {
      return null;
    }
    Set<String> resolved =
        resolved(
            reasons.stream().map(reason -> Objects.requireNonNull(reason.path())).toList(),
            application);
    return resolved == null ? null : List.copyOf(resolved);
  }

  /** What was kept of the reasons; null for everything. */
  public static RequestedChanges of(@Nullable List<String> kept) {
    return kept == null ? EVERYTHING : new RequestedChanges(new LinkedHashSet<>(kept));
  }

  /** The same, and what these paths name in the application as it is now. */
  public RequestedChanges and(Collection<String> paths, ApplicationForm<?> application) {
    Set<String> more = named == null ? null : resolved(paths, application);
    if (named == null || more == null) {
      return EVERYTHING;
    }
    Set<String> all = new LinkedHashSet<>(named);
    all.addAll(more);
    return new RequestedChanges(all);
  }

  /** Null for everything. */
  private static @Nullable Set<String> resolved(
      Collection<String> paths, ApplicationForm<?> application) {
    Set<String> known = FormTree.of(application).paths();
    known.addAll(BESIDES);
    Set<String> all = new LinkedHashSet<>();
    for (String path : paths) {
      String nearest = nearest(numbered(path, application.services()), known);
      if (nearest.isEmpty()) {
        return null;
      }
      all.add(nearest);
      TOGETHER.forEach(
          each -> {
            Matcher field = each.field().matcher(nearest);
            if (field.matches()) {
              Stream.of(each.others()).map(field::replaceFirst).forEach(all::add);
            }
          });
      domainsOfPlatforms(nearest, known).forEach(all::add);
    }
    return all;
  }

  /** A platform asks only for domains of its app. */
  private static Stream<String> domainsOfPlatforms(String path, Set<String> known) {
    Matcher domains = DOMAINS.matcher(path);
    return domains.matches()
        ? known.stream()
            .filter(each -> each.startsWith(domains.group(1) + ".platforms["))
            .filter(each -> each.endsWith("].domains"))
        : Stream.empty();
  }

  private static String nearest(String path, Set<String> known) {
    String nearest = path;
    while (!nearest.isEmpty() && !known.contains(nearest)) {
      int cut =
          Math.max(
              nearest.lastIndexOf('.'),
              Math.max(nearest.lastIndexOf('['), nearest.lastIndexOf('#')));
      nearest = cut < 0 ? "" : nearest.substring(0, cut);
    }
    return nearest;
  }

  public boolean isEverything() {
    return named == null;
  }

  /** The paths in an application as it is now; null for everything. */
  public @Nullable List<String> paths(ApplicationForm<?> application) {
    return named == null
        ? null
        : named.stream().flatMap(path -> shown(path, application).stream()).toList();
  }

  /** The paths of what an edit changes and may not; empty when it may be saved. */
  public List<String> refused(ApplicationForm<String> before, ApplicationForm<String> after) {
    if (named == null) {
      return List.of();
    }
    List<String> refused = new ArrayList<>();
    for (String changed : FormTree.of(before).changesTo(FormTree.of(after))) {
      if (named.stream().noneMatch(each -> covers(each, changed))) {
        refused.add(shown(changed, after).or(() -> shown(changed, before)).orElse(changed));
      }
    }
    return refused;
  }

  /** Whether a part that is no field of the form, such as {@code target}, may change. */
  public boolean allows(String part) {
    return named == null || named.stream().anyMatch(each -> covers(each, part));
  }

  /**
   * Whether a material may come, go or be replaced: it is named itself, or what it proves is, or
   * something within or around that.
   */
  public boolean allows(MaterialKind kind, MaterialPart part) {
    if (named == null || named.contains("materials") || named.contains("materials[" + kind + "]")) {
      return true;
    }
    String of =
        switch (part.place()) {
          case SUBJECT -> "subject";
          case SUBJECT_PRINCIPAL -> "subject.principal";
          case SERVICE -> "services#" + part.serviceNo();
          case SERVICE_PRINCIPAL -> "services#" + part.serviceNo() + ".principal";
          case SUPPLEMENT -> "supplements";
        };
    return named.stream().anyMatch(each -> covers(each, of) || covers(of, each));
  }

  private static boolean covers(String path, String other) {
    return other.startsWith(path)
        && (other.length() == path.length() || ".[#".indexOf(other.charAt(path.length())) >= 0);
  }

  private static String numbered(String path, List<? extends ServiceForm<?>> services) {
    Matcher service = SERVICE.matcher(path);
    if (!service.matches()) {
      return path.contains("#") ? "" : path;
    }
    int index = Integer.parseInt(service.group(1));
    return index < services.size()
        ? "services#" + services.get(index).serviceNo() + service.group(2)
        : "services";
  }

  private static Optional<String> shown(String path, ApplicationForm<?> application) {
    Matcher service = BY_NUMBER.matcher(path);
    if (!service.matches()) {
      return Optional.of(path);
    }
    for (int i = 0; i < application.services().size(); i++) {
      if (String.valueOf(application.services().get(i).serviceNo()).equals(service.group(1))) {
        return Optional.of("services[" + i + "]" + service.group(2));
      }
    }
    return Optional.empty();
  }
}
