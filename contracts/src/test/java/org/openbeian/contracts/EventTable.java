package org.openbeian.contracts;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of all events in {@code docs/events.md}. The column of listeners is written by people
 * and read here; every other column comes from the catalogue.
 */
final class EventTable {

  static final CommittedFile PAGE = CommittedFile.ofDocs("events.md");

  private static final Pattern TABLE =
      Pattern.compile("(?<=<!-- events -->\\n).*?(?=<!-- /events -->)", Pattern.DOTALL);

  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\|.*\\|([^|]*)\\|$", Pattern.MULTILINE);

  private static final List<String> SERVICES =
      Arrays.stream(Topic.values()).map(topic -> shortName(topic.producer())).toList();

  private EventTable() {}

  /** The consumer groups that listen to an event, as the page says. */
  static List<String> listenersOf(Class<? extends DomainEvent> event) {
    return listenersByEvent().getOrDefault(event.getSimpleName(), List.of("audit")).stream()
        .map(service -> service + "-service")
        .toList();
  }

  /** Whoever is named in the column of listeners. */
  static Map<String, List<String>> listenersByEvent() {
    Map<String, List<String>> listeners = new LinkedHashMap<>();
    Matcher row = ROW.matcher(PAGE.read());
    while (row.find()) {
      listeners.put(row.group(1), List.of(row.group(2).strip().split(", ")));
    }
    return listeners;
  }

  static List<String> services() {
    return SERVICES;
  }

  /** The page with the table as it must be. */
  static String page() {
    Matcher table = TABLE.matcher(PAGE.read());
    if (!table.find()) {
      throw new IllegalStateException("docs/events.md has lost the markers of its table");
    }
    return table.replaceFirst(Matcher.quoteReplacement(rows()));
  }

  private static String rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Event", "Type", "Producer", "Meaning", "Listened to by"));
    rows.add(List.of("---", "---", "---", "---", "---"));
    for (Class<? extends DomainEvent> event : EventCatalogue.events()) {
      rows.add(
          List.of(
              "`" + event.getSimpleName() + "`",
              "`" + EventCatalogue.typeOf(event) + "`",
              shortName(EventCatalogue.topicOf(event).producer()),
              event.getAnnotation(EventType.class).meaning(),
              listenersOf(event).stream().map(EventTable::shortName).collect(joining(", "))));
    }
    return rows.stream()
        .map(cells -> "| " + String.join(" | ", cells) + " |\n")
        .collect(joining())
        .replace("| --- | --- | --- | --- | --- |", "|---|---|---|---|---|");
  }

  private static String shortName(String service) {
    return service.replace("-service", "");
  }
}
