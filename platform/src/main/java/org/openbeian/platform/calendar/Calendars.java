package org.openbeian.platform.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Produces the one {@link WorkingCalendar}, by {@code beian.calendar.directory}. Services that do
 * not ask for it read no file; those that do inject it into a bean of their start-up, so that a
 * wrong file ends the start.
 */
@ApplicationScoped
class Calendars {

  @Produces
  @Singleton
  WorkingCalendar workingCalendar(
      @ConfigProperty(name = "beian.calendar.directory") Optional<String> directory) {
    return CalendarFiles.calendar(directory.map(Path::of));
  }
}
