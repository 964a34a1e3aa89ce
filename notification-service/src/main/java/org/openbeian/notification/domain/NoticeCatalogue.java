package org.openbeian.notification.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.notification.Channel;

/**
 * Who is told what, and how (R-NOT-1), as {@code notices.yaml} says it. Every event that may be on
 * a topic is in it: told by one notice, or silent for a reason.
 */
public final class NoticeCatalogue {

  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  private final List<Entry> entries;
  private final Map<Class<? extends DomainEvent>, String> silent;

  /**
   * A catalogue.
   *
   * @param silent the events that nobody is told of, and why
   * @throws CatalogueFlaw when entries contradict each other, or something is missing
   */
  public NoticeCatalogue(List<Entry> entries, Map<Class<? extends DomainEvent>, String> silent) {
    this.entries = List.copyOf(entries);
    this.silent = Map.copyOf(silent);
    Set<String> names = new HashSet<>();
    for (Entry entry : entries) {
      if (!names.add(entry.template)) {
        throw new CatalogueFlaw(entry.template, "name: another notice has it");
      }
    }
    EventCatalogue.events().forEach(this::requireNotices);
  }

  private void requireNotices(Class<? extends DomainEvent> event) {
    String name = event.getSimpleName();
    List<Entry> telling = entries.stream().filter(entry -> entry.event == event).toList();
    if (telling.isEmpty()) {
      if (!silent.containsKey(event)) {
        throw new CatalogueFlaw(name, name + " is neither told nor silent");
      }
      if (NoticeBindings.events().contains(event)) {
        throw new CatalogueFlaw(name, name + " is silent, but code says what it tells");
      }
      return;
    }
    if (silent.containsKey(event)) {
      throw new CatalogueFlaw(name, name + " is silent, and " + telling.get(0).template + " tells");
    }
    Set<String> missing = new HashSet<>(telling.get(0).valuesToTell());
    for (Entry entry : telling) {
      if (!telling.get(0).field().equals(entry.field()) || !missing.remove(entry.value())) {
        throw new CatalogueFlaw(
            entry.template,
            "when: " + telling.get(0).template + " tells of the same " + name + " already");
      }
    }
    if (!missing.isEmpty()) {
      throw new CatalogueFlaw(
          telling.get(0).template,
          "when: nothing tells of " + name + " with " + telling.get(0).field() + " " + missing);
    }
  }

  /** All notices. */
  public List<Entry> entries() {
    return entries;
  }

  /** The events that nobody is told of, and why. */
  public Map<Class<? extends DomainEvent>, String> silent() {
    return silent;
  }

  /** The events of a topic that somebody is told of. */
  public List<Class<? extends DomainEvent>> told(Topic topic) {
    List<Class<? extends DomainEvent>> told = new ArrayList<>();
    for (Class<? extends DomainEvent> event : EventCatalogue.events()) {
      if (EventCatalogue.topicOf(event) == topic && !silent.containsKey(event)) {
        told.add(event);
      }
    }
    return told;
  }

  /** The notice of an event; empty when the catalogue has none for it, or nobody to tell. */
  public Optional<Entry> of(DomainEvent event) {
    return entries.stream().filter(entry -> entry.tells(event)).findFirst();
  }

  /**
   * One notice.
   *
   * @param template its name; its texts are {@code templates/notices/<language>/<name>}
   * @param when which of the events it tells of; null for all
   * @param channels always with {@code IN_SITE}: every notice lies in a mailbox
   * @param mandatory whether nobody may switch it off
   * @param because why it is mandatory, or may be switched off
   * @param urgent whether it may arrive at night
   * @param meaning what it tells, in a line
   */
  public record Entry(
      String template,
      Class<? extends DomainEvent> event,
      @Nullable Condition when,
      Audience audience,
      Set<Channel> channels,
      NoticeKind kind,
      boolean mandatory,
      String because,
      boolean urgent,
      LocalisedText meaning) {

    /**
     * A notice.
     *
     * @throws IllegalArgumentException when code and entry don't agree, beginning with the field
     */
    public Entry {
      if (!NAME.matcher(template).matches()) {
        throw new IllegalArgumentException("name: is not of lower-case words and hyphens");
      }
      NoticeBinding<?> binding =
          NoticeBindings.of(event)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "event: no code says whom "
                              + event.getSimpleName()
                              + " names and what it tells"));
      if (binding.audience() != audience) {
        throw new IllegalArgumentException(
            "audience: " + event.getSimpleName() + " names " + binding.audience());
      }
      if (!channels.contains(Channel.IN_SITE)) {
        throw new IllegalArgumentException("channels: every notice is IN_SITE, too");
      }
      if (channels.contains(Channel.WEBHOOK) && audience != Audience.FILER) {
        throw new IllegalArgumentException("channels: only accounts have a WEBHOOK");
      }
      channels = Set.copyOf(channels);
    }

    /** What its templates declare. */
    public Class<? extends NoticeFacts> says() {
      return binding().says();
    }

    /** Whom it reaches, each by a notice of their own. */
    public List<Addressee> addressees(DomainEvent of) {
      return binding().addressees(of);
    }

    public NoticeFacts facts(DomainEvent of) {
      return binding().facts(of);
    }

    private boolean tells(DomainEvent other) {
      return event.isInstance(other)
          && (when == null || when.holds(other))
          && !addressees(other).isEmpty();
    }

    private NoticeBinding<?> binding() {
      return NoticeBindings.of(event).orElseThrow();
    }

    private String field() {
      return when == null ? "" : when.field();
    }

    private String value() {
      return when == null ? "" : when.value();
    }

    private List<String> valuesToTell() {
      return when == null ? List.of("") : when.values();
    }
  }
}
