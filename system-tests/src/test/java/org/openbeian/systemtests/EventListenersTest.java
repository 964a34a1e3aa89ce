package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/events.md} says of listeners is what the services' routes say. */
class EventListenersTest {

  private static final Path ROOT =
      Path.of(System.getProperty("project.root", Path.of("..").toAbsolutePath().toString()));
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\| `org\\.openbeian\\.([a-z-]+)\\..*\\| ([a-z, -]+) \\|$");
  private static final Pattern ROUTE = Pattern.compile("\\.on\\(\\s*(\\w+)\\.class");
  private static final Pattern NOTICE = Pattern.compile("(?m)^    event: (\\w+)$");

  @Test
  void the_page_names_the_listeners_that_the_code_has() throws IOException {
    // given
    Map<String, Set<String>> told = new TreeMap<>();
    Map<String, Set<String>> published = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/events.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        published.computeIfAbsent(row.group(2), first -> new TreeSet<>()).add(row.group(1));
        for (String listener : row.group(3).split(", ")) {
          told.computeIfAbsent(listener, first -> new TreeSet<>()).add(row.group(1));
        }
      }
    }

    // then
    for (String service : Set.of("order", "review", "sms-verify", "notification")) {
      Path main = ROOT.resolve(service + "-service/src/main");
      Set<String> heard = found(ROUTE, main.resolve("java"), "inbound/kafka");
      heard.addAll(found(NOTICE, main.resolve("resources"), "notices.yaml"));
      // what a service does itself, it tells of in the act
      heard.removeAll(published.get(service));
      assertThat(told.get(service)).as(service).isEqualTo(heard);
    }
    Set<String> all = new TreeSet<>();
    told.values().forEach(all::addAll);
    assertThat(told.get("audit")).isEqualTo(all);
  }

  private static Set<String> found(Pattern pattern, Path directory, String place)
      throws IOException {
    Set<String> events = new TreeSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().contains(place)) {
          Matcher match = pattern.matcher(Files.readString(file));
          while (match.find()) {
            events.add(match.group(1));
          }
        }
      }
    }
    return events;
  }
}
