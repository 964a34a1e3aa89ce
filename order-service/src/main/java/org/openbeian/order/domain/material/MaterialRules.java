package org.openbeian.order.domain.material;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.Provinces;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.material.MaterialPart.Place;
import org.openbeian.order.domain.rules.Checked;

/**
 * Which materials an application needs, by its type, nature, province and what it says (R-MAT-1).
 */
public final class MaterialRules {

  private static final String ANY = "any";
  private static final String ORGANISATION = "organisation";
  private static final String ALWAYS = "always";
  private static final int COLUMNS = 9;

  private final List<Line> lines;

  private MaterialRules(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  private record Line(
      MaterialKind kind,
      Place place,
      Set<FilingType> types,
      Set<SubjectNature> natures,
      Set<String> provinces,
      Set<MaterialCondition> conditions,
      LocalDate since,
      LocalDate until,
      String source) {

    boolean counts(Checked checked) {
      return types.contains(checked.plan().type())
          && natures.contains(checked.nature())
          && (provinces.isEmpty() || provinces.contains(checked.province()))
          && !checked.today().isBefore(since)
          && !checked.today().isAfter(until);
    }
  }

  /** A part of an application that a line may be about; null is what is not filled in. */
  private record Candidate(
      MaterialPart part,
      String path,
      @Nullable ServiceForm<String> service,
      @Nullable PrincipalForm<String> principal,
      boolean otherPerson) {}

  /**
   * Reads a file. Its lines are {@code
   * PRINCIPAL_ID_BACK,services.principal,FIRST_FILING+CLAIM,any,any,TWO_SIDED,2021-06-21,,source}:
   * kind, part ({@code subject}, {@code subject.principal}, {@code services}, {@code
   * services.principal}), types, natures ({@code organisation} for all but persons), provinces,
   * conditions, first and last day, source. Several are joined by {@code +}, types, natures and
   * provinces may be {@code any}, conditions {@code always}, and days may be missing. Empty lines
   * and those that begin with {@code #} say nothing.
   *
   * @param file its name for messages
   * @throws IllegalArgumentException with file, line and reason when anything in it is wrong
   */
  public static MaterialRules read(String file, List<String> texts) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (!text.isBlank() && !text.startsWith("#")) {
        try {
          lines.add(line(text));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
          throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return new MaterialRules(lines);
  }

  private static Line line(String text) {
    String[] columns = text.split(",", COLUMNS);
    if (columns.length < COLUMNS || columns[COLUMNS - 1].isBlank()) {
      throw new IllegalArgumentException(
          "not \"KIND,OF,TYPES,NATURES,PROVINCES,CONDITION,SINCE,UNTIL,SOURCE\"");
    }
    MaterialKind kind = MaterialKind.valueOf(columns[0]);
    Place place = place(columns[1]);
    if (!kind.fits(place)) {
      throw new IllegalArgumentException("there is no " + kind + " of " + columns[1]);
    }
    return new Line(
        kind,
        place,
        choices(columns[2], FilingType.class),
        natures(columns[3]),
        provinces(columns[4]),
        conditions(columns[5], place),
        columns[6].isEmpty() ? LocalDate.MIN : LocalDate.parse(columns[6]),
        columns[7].isEmpty() ? LocalDate.MAX : LocalDate.parse(columns[7]),
        columns[8].strip());
  }

  private static Place place(String text) {
    return switch (text) {
      case "subject" -> Place.SUBJECT;
      case "subject.principal" -> Place.SUBJECT_PRINCIPAL;
      case "services" -> Place.SERVICE;
      case "services.principal" -> Place.SERVICE_PRINCIPAL;
      default -> throw new IllegalArgumentException(text + " is no part of an application");
    };
  }

  private static <E extends Enum<E>> Set<E> choices(String text, Class<E> type) {
    return text.equals(ANY)
        ? EnumSet.allOf(type)
        : parts(text)
            .map(name -> Enum.valueOf(type, name))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
  }

  private static Set<SubjectNature> natures(String text) {
    return text.equals(ORGANISATION)
        ? EnumSet.complementOf(EnumSet.of(SubjectNature.PERSONAL))
        : choices(text, SubjectNature.class);
  }

  /** Empty for all. */
  private static Set<String> provinces(String text) {
    if (text.equals(ANY)) {
      return Set.of();
    }
    Set<String> provinces = parts(text).collect(Collectors.toSet());
    provinces.stream()
        .filter(province -> !Provinces.isKnown(province))
        .forEach(
            province -> {
              throw new IllegalArgumentException(province + " is no province");
            });
    return provinces;
  }

  /** Those that ask about a service or a principal need a part that is one or has one. */
  private static Set<MaterialCondition> conditions(String text, Place place) {
    if (text.equals(ALWAYS)) {
      return EnumSet.noneOf(MaterialCondition.class);
    }
    boolean service = place == Place.SERVICE || place == Place.SERVICE_PRINCIPAL;
    boolean principal = place == Place.SUBJECT_PRINCIPAL || place == Place.SERVICE_PRINCIPAL;
    Set<MaterialCondition> conditions = choices(text, MaterialCondition.class);
    for (MaterialCondition condition : conditions) {
      boolean answerable =
          switch (condition) {
            case WEBSITE, APP, PRE_APPROVAL -> service;
            case TWO_SIDED, PRINCIPAL_CHANGED, NOT_LEGAL_REPRESENTATIVE, ID_FROM_ELSEWHERE ->
                principal;
            case OTHER_PERSON -> place == Place.SERVICE_PRINCIPAL;
            case SUBJECT_NEW, SUBJECT_CHANGED, NAME_CHANGED, LEGAL_REPRESENTATIVE_CHANGED -> true;
          };
      if (!answerable) {
        throw new IllegalArgumentException(condition + " can't be asked of " + place);
      }
    }
    return conditions;
  }

  private static Stream<String> parts(String text) {
    return Arrays.stream(text.split("\\+", -1));
  }

  /** The materials that an application needs as far as it is filled in, each once. */
  public List<RequiredMaterial> of(Checked checked) {
    List<RequiredMaterial> all = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (Line line : lines) {
      if (!line.counts(checked)) {
        continue;
      }
      for (Candidate candidate : candidates(line.place, checked)) {
        if (line.conditions.stream().allMatch(each -> holds(each, candidate, checked))
            && seen.add(List.of(line.kind, candidate.part))) {
          all.add(new RequiredMaterial(line.kind, candidate.part, candidate.path, line.source));
        }
      }
    }
    return all;
  }

  private static List<Candidate> candidates(Place place, Checked checked) {
    SubjectForm<String> subject = checked.application().subject();
    PrincipalForm<String> principal = subject == null ? null : subject.principal();
    return switch (place) {
      case SUBJECT ->
          List.of(new Candidate(MaterialPart.SUBJECT, "subject", null, principal, false));
      case SUBJECT_PRINCIPAL ->
          List.of(
              new Candidate(
                  MaterialPart.SUBJECT_PRINCIPAL, "subject.principal", null, principal, false));
      case SERVICE, SERVICE_PRINCIPAL -> services(place, principal, checked);
    };
  }

  private static List<Candidate> services(
      Place place, @Nullable PrincipalForm<String> ofSubject, Checked checked) {
    Set<String> known = new HashSet<>();
    String first = number(ofSubject);
    if (first != null) {
      known.add(first);
    }
    List<Candidate> all = new ArrayList<>();
    for (var service : checked.services()) {
      PrincipalForm<String> principal = service.part().principal();
      String number = number(principal);
      boolean other = number == null || known.add(number);
      String path = place == Place.SERVICE ? service.path() : service.field("principal");
      MaterialPart part = new MaterialPart(place, service.part().serviceNo());
      all.add(new Candidate(part, path, service.part(), principal, other));
    }
    return all;
  }

  private static @Nullable String number(@Nullable PrincipalForm<String> principal) {
    CertificateForm<String> certificate = principal == null ? null : principal.certificate();
    return certificate == null ? null : certificate.number();
  }

  private static boolean holds(MaterialCondition condition, Candidate candidate, Checked checked) {
    ServiceForm<String> service = candidate.service;
    PrincipalForm<String> principal = candidate.principal;
    return switch (condition) {
      case WEBSITE -> service != null && service.kind() == ServiceKind.WEBSITE;
      case APP ->
          service != null && service.kind() != null && service.kind() != ServiceKind.WEBSITE;
      case PRE_APPROVAL -> service != null && hasNewApproval(service, checked);
      case TWO_SIDED -> isTwoSided(principal);
      case OTHER_PERSON -> candidate.otherPerson;
      case SUBJECT_NEW -> checked.subjectOnRecord() == null;
      case SUBJECT_CHANGED -> subjectChanged(checked);
      case NAME_CHANGED -> nameChanged(checked);
      case PRINCIPAL_CHANGED -> principalChanged(principal, onRecord(candidate, checked));
      case LEGAL_REPRESENTATIVE_CHANGED -> legalRepresentativeChanged(checked);
      case NOT_LEGAL_REPRESENTATIVE -> principal != null && !principal.legalRepresentative();
      case ID_FROM_ELSEWHERE -> isFromElsewhere(principal, checked.province());
    };
  }

  private static boolean hasNewApproval(ServiceForm<String> service, Checked checked) {
    List<String> before =
        checked.onRecord(service.number()).map(ServiceForm::preApprovals).orElse(List.of());
    return !before.containsAll(service.preApprovals());
  }

  /** What is not filled in yet is most likely an identity card. */
  private static boolean isTwoSided(@Nullable PrincipalForm<String> principal) {
    CertificateForm<String> certificate = principal == null ? null : principal.certificate();
    return certificate == null || certificate.type() != CertificateType.PASSPORT;
  }

  private static boolean subjectChanged(Checked checked) {
    SubjectForm<String> before = checked.subjectOnRecord();
    SubjectForm<String> after = checked.application().subject();
    return before != null
        && after != null
        && (nameChanged(checked) || !Objects.equals(before.certificate(), after.certificate()));
  }

  private static boolean nameChanged(Checked checked) {
    SubjectForm<String> before = checked.subjectOnRecord();
    SubjectForm<String> after = checked.application().subject();
    return before != null && after != null && !Objects.equals(before.name(), after.name());
  }

  private static @Nullable PrincipalForm<String> onRecord(Candidate candidate, Checked checked) {
    ServiceForm<String> service = candidate.service;
    if (service != null) {
      return checked.onRecord(service.number()).map(ServiceForm::principal).orElse(null);
    }
    SubjectForm<String> before = checked.subjectOnRecord();
    return before == null ? null : before.principal();
  }

  private static boolean principalChanged(
      @Nullable PrincipalForm<String> now, @Nullable PrincipalForm<String> before) {
    return now != null
        && (before == null
            || !Objects.equals(now.name(), before.name())
            || !Objects.equals(now.certificate(), before.certificate()));
  }

  private static boolean legalRepresentativeChanged(Checked checked) {
    SubjectForm<String> before = checked.subjectOnRecord();
    SubjectForm<String> after = checked.application().subject();
    return before != null
        && after != null
        && after.principal() != null
        && after.principal().legalRepresentative()
        && principalChanged(after.principal(), before.principal());
  }

  private static boolean isFromElsewhere(
      @Nullable PrincipalForm<String> principal, String province) {
    CertificateForm<String> certificate = principal == null ? null : principal.certificate();
    return certificate != null
        && certificate.type() == CertificateType.RESIDENT_ID_CARD
        && certificate.number() != null
        && !certificate.number().startsWith(province.substring(0, 2));
  }
}
