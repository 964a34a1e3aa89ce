package org.openbeian.order.domain.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the national registry says to a question.
 *
 * @param subject whom the asked certificate belongs to; null when that one never filed
 * @param services who filed the asked domain (one at most) or an app of the asked name (one per
 *     subject); an empty shell is filed too
 */
public record Registered(@Nullable Subject subject, List<Service> services) {

  public Registered {
    services = List.copyOf(services);
  }

  /**
   * A subject on record.
   *
   * @param servedHere whether we give access to one of its services
   * @param serviceNumbersGiven the highest number that one of its services has; 0 without services
   * @param name never to be told to anybody who does not say it first
   */
  public record Subject(String number, boolean servedHere, int serviceNumbersGiven, String name) {

    @Override
    public String toString() {
      return "Subject " + number;
    }
  }

  /**
   * A website or app on record.
   *
   * @param servedHere whether we are among those that give access to it
   */
  public record Service(String number, String subjectNumber, boolean servedHere) {}
}
