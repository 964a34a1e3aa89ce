package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openbeian.order.domain.rulebook.ContentCategory;
import org.openbeian.order.domain.rulebook.DomainDemand;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.order.domain.rulebook.Platform;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rulebook.ServicesPerOrder;
import org.openbeian.order.domain.rulebook.WordList;
import org.openbeian.order.outbound.files.RuleBookFiles;

/** The page of rules says what the rules' classes and the rule book say. */
class RulesDocumentTest {

  private static final Path PAGE = Path.of("../docs/rules.md");
  private static final Path SOURCES = Path.of("src/main/java/org/openbeian/order/domain/rules");
  private static final Pattern JAVADOC =
      Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@Rule\\(.*?\\)\\s*)?class ", Pattern.DOTALL);
  private static final Pattern CODE =
      Pattern.compile("(?:\"|ReviewQuestion\\.Code\\.)([A-Z]{2,}(?:_[A-Z]+)+|REQUIRED)\\b");
  private static final String BEGIN = "<!-- generated: rules -->";
  private static final String END = "<!-- generated: end -->";

  @Test
  void is_what_the_code_says() throws IOException {
    // given
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String after = page.substring(page.indexOf(END));
    String generated = before + "\n\n" + rules() + "\n" + book() + "\n" + after;

    // then
    if (Boolean.getBoolean("rules.update")) {
      Files.writeString(PAGE, generated);
    }
    assertThat(Files.readString(PAGE))
        .as(
            "docs/rules.md is not what rules and rule book say. If the change is meant, run"
                + " `./mvnw -pl order-service test -Dtest=RulesDocumentTest -Drules.update=true`"
                + " and commit the file.")
        .isEqualTo(generated);
  }

  private static String rules() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| Rule | What must hold | Findings | Data | Whose | Written in |\n"
                + "|---|---|---|---|---|---|\n");
    Set<FilingRule> all = new LinkedHashSet<>(FilingRules.WHEN_SUBMITTED);
    List<FilingRule> sorted =
        all.stream()
            .sorted(Comparator.comparing(rule -> rule.id() == null ? "~" : rule.id()))
            .toList();
    for (FilingRule rule : sorted) {
      String source = Files.readString(SOURCES.resolve(rule.getClass().getSimpleName() + ".java"));
      table
          .append("| ")
          .append(rule.id() == null ? "–" : rule.id())
          .append(" | ")
          .append(sentence(source))
          .append(" | ")
          .append(codes(source))
          .append(" | ")
          .append(data(source))
          .append(" | ")
          .append(
              rule.by() == null ? "provider" : rule.by().name().toLowerCase(java.util.Locale.ROOT))
          .append(" | ")
          .append(written(rule.origin()))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String sentence(String source) {
    Matcher javadoc = JAVADOC.matcher(source);
    assertThat(javadoc.find()).as("a Javadoc comment on the rule").isTrue();
    return javadoc
        .group(1)
        .lines()
        .map(line -> line.replaceFirst("^\\s*\\*?\\s*", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String codes(String source) {
    return CODE.matcher(source)
        .results()
        .map(result -> "`" + result.group(1) + "`")
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String data(String source) {
    Set<String> files = new TreeSet<>();
    if (source.contains("provinceRules()") || source.contains(".provinces()")) {
      files.add("provinces.yaml");
    }
    if (source.contains(".names()")) {
      files.add("names.yaml");
    }
    if (Pattern.compile("contentCategories|preApprovals\\(\\)\\.contains|book\\(\\)\\.languages")
        .matcher(source)
        .find()) {
      files.add("content.yaml");
    }
    if (source.contains("domainDemand()")) {
      files.add("provinces.yaml");
      files.add("domains.yaml");
    }
    if (source.contains("book().domains()")) {
      files.add("domains.yaml");
    }
    if (source.contains("missingMaterials()")) {
      files.add("materials.yaml");
    }
    if (source.contains("book().platforms()")) {
      files.add("platforms.yaml");
    }
    return files.isEmpty() ? "–" : String.join(", ", files);
  }

  private static String book() {
    RuleBook book = RuleBookFiles.read(Optional.empty());
    StringBuilder text = new StringBuilder("## The book as bundled\n\n### Sources\n\n");
    book.sources().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            source ->
                text.append("- **")
                    .append(source.getKey())
                    .append("** ")
                    .append(source.getValue())
                    .append('\n'));
    text.append("\n### Provinces\n\n");
    text.append(
        "| Code | Short | Province | Websites of one order | Days of domains | Remark | Migration | Own channels"
            + " |\n|---|---|---|---|---|---|---|---|\n");
    for (Province province : book.provinces().values()) {
      text.append("| ")
          .append(province.code())
          .append(" | ")
          .append(province.shortName())
          .append(" | ")
          .append(province.chinese())
          .append(" (")
          .append(province.english())
          .append(") | ")
          .append(limits(province.servicesPerOrder()))
          .append(" | ")
          .append(days(book.domainDemand(province.code(), LocalDate.MAX)))
          .append(" | ")
          .append(yes(province.remarkRequired()))
          .append(" | ")
          .append(yes(province.migration()))
          .append(" | ")
          .append(channels(province))
          .append(" |\n");
    }
    text.append("\n### Words\n\n| Where | Names must not say | Written in |\n|---|---|---|\n");
    words(text, "as a beginning, but for state bodies", book.names().ofState());
    words(text, "everywhere", book.names().sensitive());
    words(text, "persons", book.names().notForPersons());
    words(text, "persons without an approval", book.names().withApproval());
    for (Province province : book.provinces().values()) {
      if (province.personalNames() != null) {
        words(text, "persons in " + province.english(), province.personalNames());
      }
    }
    text.append(
        "\n### Content\n\n| Code | Id | Content | Persons | Needs |\n|---|---|---|---|---|\n");
    for (ContentCategory category : book.contentCategories().values()) {
      text.append("| ")
          .append(category.code())
          .append(" | ")
          .append(category.id())
          .append(" | ")
          .append(category.chinese())
          .append(" | ")
          .append(category.forPersons() ? "yes" : "–")
          .append(" | ")
          .append(category.needs() == null ? "–" : category.needs())
          .append(" |\n");
    }
    return text.append(platforms(book)).toString();
  }

  private static String platforms(RuleBook book) {
    StringBuilder text =
        new StringBuilder(
            "\n"
                + "### Platforms of apps\n\n"
                + "| Code | Platform | Its name for an app | Such as | Digest of the certificate"
                + " |\n"
                + "|---|---|---|---|---|\n");
    for (Platform platform : book.platforms().values()) {
      text.append("| ")
          .append(platform.code())
          .append(" | ")
          .append(platform.chinese())
          .append(" (")
          .append(platform.english())
          .append(") | ")
          .append(platform.packageName().english())
          .append(" | `")
          .append(platform.packageName().example())
          .append("` | ")
          .append(
              platform.certificateDigests().stream()
                  .map(Platform.Digest::name)
                  .collect(Collectors.joining(", ")))
          .append(" |\n");
    }
    return text.toString();
  }

  private static void words(StringBuilder text, String where, WordList list) {
    text.append("| ")
        .append(where)
        .append(" | ")
        .append(String.join(" ", list.words()))
        .append(" | ")
        .append(written(list.origin()))
        .append(" |\n");
  }

  private static String limits(@Nullable ServicesPerOrder limits) {
    if (limits == null) {
      return "–";
    }
    String text =
        "person "
            + (limits.ofPerson() == null ? "any" : limits.ofPerson())
            + ", organisation "
            + (limits.ofOrganisation() == null ? "any" : limits.ofOrganisation());
    return limits.domains() == null ? text : text + ", domains " + limits.domains();
  }

  private static String days(DomainDemand demand) {
    return demand.newDays() + ", in a change " + demand.changeDays();
  }

  private static String channels(Province province) {
    List<String> all = new java.util.ArrayList<>();
    if (province.realPersonChannel() != null) {
      all.add("real person: " + province.realPersonChannel().english());
    }
    if (province.offlineDeregistration() != null) {
      all.add("deregistration: " + province.offlineDeregistration().english());
    }
    return all.isEmpty() ? "–" : String.join("; ", all);
  }

  private static String yes(@Nullable Origin origin) {
    return origin == null ? "–" : "yes";
  }

  private static String written(@Nullable Origin origin) {
    return origin == null
        ? "–"
        : origin.since() == null ? origin.source() : origin.source() + ", since " + origin.since();
  }
}
