package org.openbeian.review.application.bureau;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.application.FiledNumbers;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.bureau.NumberCheck;

/**
 * Gives cases their numbers, each one once (R-FLOW-6): those that somebody assigned, or the next of
 * the province's series, which leaves out what was assigned by hand.
 */
@ApplicationScoped
public class AssignNumbers {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** How many numbers in a row may be another's; the series goes on behind them with each try. */
  private static final int MOST_TRIES = 1000;

  private final GivenNumbers given;
  private final FiledNumbers filed;

  AssignNumbers(GivenNumbers given, FiledNumbers filed) {
    this.given = given;
    this.filed = filed;
  }

  /**
   * Gives a case the numbers that somebody assigned to it.
   *
   * @return all numbers of the case, or what is wrong with them, and then none is given
   */
  Uni<NumberCheck> assigned(ReviewTask task, Application application, FilingNumbers numbers) {
    NumberCheck check = checked(task, application, numbers);
    FilingNumbers complete = check.complete();
    if (complete == null) {
      return Uni.createFrom().item(check);
    }
    return give(task, application, complete)
        .map(taken -> taken.isEmpty() ? check : new NumberCheck(null, wrong(numbers, taken)));
  }

  /** The same by their form alone, and gives none. */
  NumberCheck checked(ReviewTask task, Application application, FilingNumbers numbers) {
    return NumberCheck.of(
        numbers, Province.of(task.province()), application.record(), application.services());
  }

  /**
   * Draws the numbers of a case: of a new subject, or those after the last of one on record.
   *
   * @param at the grant, whose year in China new numbers carry
   */
  Uni<FilingNumbers> drawn(ReviewTask task, Application application, Instant at) {
    return draw(task, application, at, MOST_TRIES);
  }

  private Uni<FilingNumbers> draw(
      ReviewTask task, Application application, Instant at, int triesLeft) {
    if (triesLeft == 0) {
      return Uni.createFrom().failure(ApiException.of(409, "NUMBERS_CROWDED").byRule("R-FLOW-6"));
    }
    return next(task, application, at)
        .chain(
            numbers ->
                give(task, application, numbers)
                    .chain(
                        taken ->
                            taken.isEmpty()
                                ? Uni.createFrom().item(numbers)
                                : draw(task, application, at, triesLeft - 1)));
  }

  private Uni<FilingNumbers> next(ReviewTask task, Application application, Instant at) {
    OnRecord record = application.record();
    if (record != null) {
      return given
          .highestIndex(record.subjectNumber())
          .map(highest -> Math.max(highest, record.serviceNumbersGiven()))
          .map(
              last ->
                  FilingNumbers.onRecord(
                      new OnRecord(record.subjectNumber(), last), application.services()));
    }
    Province province = Province.of(task.province());
    Year year = Year.from(at.atZone(CHINA));
    return given
        .nextSerial(province)
        .map(serial -> FilingNumbers.write(province, year, serial, application.services()));
  }

  /** Gives them unless some are another's, by what was given here or is known to be filed. */
  private Uni<List<String>> give(ReviewTask task, Application application, FilingNumbers numbers) {
    List<String> kept = kept(application, numbers);
    List<String> ours = new ArrayList<>(all(numbers));
    ours.removeAll(kept);
    return filed
        .among(ours)
        .chain(
            known -> {
              List<String> others =
                  known.stream()
                      .filter(each -> !each.lastOrder().equals(task.orderId()))
                      .map(FiledNumbers.Filed::number)
                      .toList();
              return others.isEmpty()
                  ? given.give(task.orderId(), numbers, kept)
                  : Uni.createFrom().item(others);
            });
  }

  private static List<String> kept(Application application, FilingNumbers numbers) {
    List<String> kept = new ArrayList<>();
    if (application.record() != null) {
      kept.add(numbers.subject());
    }
    application.services().stream()
        .filter(service -> FilingNumbers.keeps(numbers.subject(), service))
        .forEach(service -> kept.add(String.valueOf(service.number())));
    return kept;
  }

  static List<String> all(FilingNumbers numbers) {
    List<String> all = new ArrayList<>();
    all.add(numbers.subject());
    numbers.services().forEach(service -> all.add(service.number()));
    return all;
  }

  private static List<Violation> wrong(FilingNumbers numbers, List<String> taken) {
    List<Violation> wrong = new ArrayList<>();
    if (taken.contains(numbers.subject())) {
      wrong.add(Violation.of("subject", "R-FLOW-6", "NUMBER_TAKEN"));
    }
    List<ServiceNumber> services = numbers.services();
    for (int i = 0; i < services.size(); i++) {
      // what is taken is known by its index, whatever letter follows it
      int index = FilingNumbers.indexOf(services.get(i).number());
      if (taken.stream().anyMatch(number -> FilingNumbers.indexOf(number) == index && index > 0)) {
        wrong.add(Violation.of("services[" + i + "].number", "R-FLOW-6", "NUMBER_TAKEN"));
      }
    }
    return wrong.isEmpty() ? List.of(Violation.of("services", "R-FLOW-6", "NUMBER_TAKEN")) : wrong;
  }
}
