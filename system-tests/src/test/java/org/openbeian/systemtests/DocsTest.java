package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for people: what they point at exists, they stay short, and both languages agree. */
class DocsTest {

  private static final Path ROOT =
      Path.of(
              System.getProperty(
                  "project.root",
                  Path.of(System.getProperty("user.dir")).toAbsolutePath().getParent().toString()))
          .toAbsolutePath()
          .normalize();

  private static final int README_LINES = 150;
  private static final int ADR_LINES = 60;

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^(https?:|mailto:).*");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.~/}])/(home|root|work|tmp|Users|mnt|opt)/|\\b[A-Z]:\\\\");
  private static final Pattern REGISTRY_HOST =
      Pattern.compile(
          "(?i)\\b(nexus|artifactory|(?<!beian\\.)registry\\.[a-z]|mirrors?\\.[a-z]|repo1?\\.maven|repo\\.[a-z]+\\.)");

  @Test
  void links_point_at_what_exists() {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (String link : Page.read(page).links()) {
        problemOf(page, link).ifPresent(what -> broken.add(name(page) + ": " + what));
      }
    }
    assertThat(broken).as("broken links").isEmpty();
  }

  @Test
  void readmes_fit_into_150_lines_and_decisions_on_a_page() {
    List<String> tooLong = new ArrayList<>();
    for (Path page : pages()) {
      int limit = isReadme(page) ? README_LINES : isDecision(page) ? ADR_LINES : Integer.MAX_VALUE;
      int lines = Page.read(page).lines().size();
      if (lines > limit) {
        tooLong.add(name(page) + " has " + lines + " lines, allowed are " + limit);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void every_decision_tells_its_status_context_decision_and_consequences() {
    // given
    List<Path> decisions = pages().stream().filter(DocsTest::isDecision).toList();

    // then
    assertThat(decisions).isNotEmpty();
    for (Path decision : decisions) {
      Page page = Page.read(decision);
      assertThat(decision.getFileName().toString()).matches("\\d{4}-[a-z0-9-]+\\.md");
      assertThat(page.headings().stream().skip(1))
          .as(name(decision))
          .containsExactly("## Status", "## Context", "## Decision", "## Consequences");
    }
  }

  @Test
  void the_readme_says_the_same_in_both_languages() {
    // given
    Page english = Page.read(ROOT.resolve("README.md"));
    Page chinese = Page.read(ROOT.resolve("README.zh-CN.md"));

    // then
    assertThat(chinese.headingLevels()).as("headings").isEqualTo(english.headingLevels());
    assertThat(chinese.tableRows()).as("columns of each table row").isEqualTo(english.tableRows());
    assertThat(chinese.codeBlocks()).as("code blocks").isEqualTo(english.codeBlocks());
    assertThat(chinese.links()).as("links").isEqualTo(english.links());
  }

  @Test
  void pages_name_no_machine_and_no_registry() {
    List<String> found = new ArrayList<>();
    for (Path page : pages()) {
      for (String line : Page.read(page).lines()) {
        if (MACHINE_PATH.matcher(line).find() || REGISTRY_HOST.matcher(line).find()) {
          found.add(name(page) + ": " + line.strip());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void the_operations_page_names_every_key_and_metric_of_the_platform() throws IOException {
    // given
    String page = Files.readString(ROOT.resolve("docs/operations.md"));
    Path platform = ROOT.resolve("platform/src/main");
    String defaults =
        Files.readString(platform.resolve("resources/META-INF/microprofile-config.properties"));
    List<String> names =
        new ArrayList<>(found(Pattern.compile("(?m)^(beian\\.[a-z.-]+)="), defaults));
    for (Path source : files(platform.resolve("java"), ".java")) {
      names.addAll(
          found(
              Pattern.compile("(?:counter|builder)\\(\\s*\"(beian\\.[a-z.-]+)\""),
              Files.readString(source)));
    }

    // then
    assertThat(names).hasSizeGreaterThan(10);
    assertThat(names.stream().filter(name -> !page.contains("`" + name + "`")))
        .as("missing in docs/operations.md")
        .isEmpty();
  }

  private static Optional<String> problemOf(Path page, String link) {
    if (ELSEWHERE.matcher(link).matches()) {
      return Optional.empty();
    }
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    if (file.startsWith("/") || !target.startsWith(ROOT) || !Files.exists(target)) {
      return Optional.of(link + " does not exist");
    }
    if (hash >= 0) {
      String anchor = URLDecoder.decode(link.substring(hash + 1), StandardCharsets.UTF_8);
      if (Files.isDirectory(target) || !Page.read(target).anchors().contains(anchor)) {
        return Optional.of(link + " has no such heading");
      }
    }
    return Optional.empty();
  }

  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>();
    for (String top : List.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md")) {
      pages.add(ROOT.resolve(top));
    }
    pages.addAll(files(ROOT.resolve("docs"), ".md"));
    try (Stream<Path> modules = Files.list(ROOT)) {
      modules
          .map(module -> module.resolve("README.md"))
          .filter(Files::exists)
          .sorted()
          .forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  private static List<Path> files(Path directory, String ending) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static boolean isReadme(Path page) {
    return page.getFileName().toString().startsWith("README");
  }

  private static boolean isDecision(Path page) {
    return page.getParent().equals(ROOT.resolve("docs/adr"));
  }

  private static String name(Path page) {
    return ROOT.relativize(page).toString();
  }

  /** A Markdown page, its fenced blocks set apart: nothing in them is a link or a heading. */
  private record Page(List<String> lines, List<String> prose, List<String> codeBlocks) {

    static Page read(Path file) {
      List<String> lines;
      try {
        lines = Files.readAllLines(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      List<String> prose = new ArrayList<>();
      List<String> blocks = new ArrayList<>();
      boolean fenced = false;
      for (String line : lines) {
        if (line.strip().startsWith("```")) {
          if (!fenced) {
            blocks.add(line.strip());
          }
          fenced = !fenced;
        } else if (!fenced) {
          prose.add(line);
        }
      }
      return new Page(lines, prose, blocks);
    }

    List<String> links() {
      return prose.stream()
          .flatMap(line -> LINK.matcher(line).results())
          .map(match -> match.group(1))
          .toList();
    }

    List<String> headings() {
      return prose.stream().filter(line -> line.matches("#{1,6} .*")).toList();
    }

    List<Integer> headingLevels() {
      return headings().stream().map(heading -> heading.indexOf(' ')).toList();
    }

    List<Long> tableRows() {
      return prose.stream()
          .filter(line -> line.startsWith("|"))
          .map(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count())
          .toList();
    }

    /** As GitHub makes them: lower case, no punctuation, hyphens for blanks, repeats numbered. */
    List<String> anchors() {
      Map<String, Integer> seen = new HashMap<>();
      return headings().stream()
          .map(heading -> heading.substring(heading.indexOf(' ') + 1).strip())
          .map(text -> LINK.matcher(text).replaceAll(Page::linkText))
          .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", ""))
          .map(text -> text.replace(' ', '-'))
          .map(
              anchor -> {
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                return before == 0 ? anchor : anchor + "-" + before;
              })
          .toList();
    }

    private static String linkText(MatchResult link) {
      return Matcher.quoteReplacement(link.group().substring(1, link.group().indexOf(']')));
    }
  }
}
