package org.openbeian.review.domain.bureau;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.FilingNumbers;

/**
 * Whether numbers can be those of a case, by their form (R-FLOW-6). A new subject's begins with its
 * province's short name; one on record keeps its own, and so do services that have a number of it.
 *
 * @param complete all numbers of the case, those kept filled in; null when something is wrong
 * @param wrong what is, with paths such as {@code services[0].number}
 */
public record NumberCheck(@Nullable FilingNumbers complete, List<Violation> wrong) {

  private static final String RULE = "R-FLOW-6";

  // two digits of the year in older ones, four in newer ones (exchange document §10)
  private static final String SERIAL = "ICP备(\\d{2}|20\\d{2})\\d{6}号";

  /** Checks what somebody assigned. */
  public static NumberCheck of(
      FilingNumbers given, Province province, @Nullable OnRecord record, List<FiledService> filed) {
    List<Violation> wrong = new ArrayList<>();
    checkSubject(given.subject(), province, record, wrong);
    Map<Integer, String> numbers = new HashMap<>();
    Set<Integer> indexes = new HashSet<>();
    Map<Integer, FiledService> services = new HashMap<>();
    for (FiledService service : filed) {
      services.put(service.serviceNo(), service);
      if (FilingNumbers.keeps(given.subject(), service)) {
        indexes.add(FilingNumbers.indexOf(String.valueOf(service.number())));
      }
    }
    for (int i = 0; i < given.services().size(); i++) {
      ServiceNumber each = given.services().get(i);
      String at = "services[" + i + "]";
      FiledService service = services.get(each.serviceNo());
      if (service == null) {
        wrong.add(violation(at + ".serviceNo", "NUMBER_OF_UNKNOWN_SERVICE", each.serviceNo() + ""));
      } else if (numbers.putIfAbsent(each.serviceNo(), each.number()) != null) {
        wrong.add(violation(at + ".serviceNo", "NUMBER_TWICE", each.serviceNo() + ""));
      } else {
        checkService(at + ".number", each.number(), given.subject(), service, record, indexes)
            .ifPresent(wrong::add);
      }
    }
    List<ServiceNumber> complete = new ArrayList<>();
    for (FiledService service : filed) {
      String number = numbers.get(service.serviceNo());
      if (number == null && FilingNumbers.keeps(given.subject(), service)) {
        number = service.number();
      }
      if (number == null) {
        wrong.add(violation("services", "NUMBER_OF_SERVICE_MISSING", service.serviceNo() + ""));
      } else {
        complete.add(new ServiceNumber(service.serviceNo(), number));
      }
    }
    return wrong.isEmpty()
        ? new NumberCheck(new FilingNumbers(given.subject(), List.copyOf(complete)), List.of())
        : new NumberCheck(null, List.copyOf(wrong));
  }

  private static void checkSubject(
      String subject, Province province, @Nullable OnRecord record, List<Violation> wrong) {
    if (record != null) {
      if (!record.subjectNumber().equals(subject)) {
        wrong.add(violation("subject", "NUMBER_NOT_THE_RECORDS", record.subjectNumber()));
      }
    } else if (!Pattern.matches(province.shortName() + SERIAL, subject)) {
      wrong.add(violation("subject", "NUMBER_MALFORMED", province.shortName()));
    }
  }

  private static Optional<Violation> checkService(
      String at,
      String number,
      String subject,
      FiledService service,
      @Nullable OnRecord record,
      Set<Integer> indexes) {
    if (FilingNumbers.keeps(subject, service)) {
      return number.equals(service.number())
          ? Optional.empty()
          : Optional.of(violation(at, "NUMBER_OF_SERVICE_KEPT", String.valueOf(service.number())));
    }
    String form = Pattern.quote(subject + "-") + "[1-9]\\d{0,5}" + letter(service.kind());
    if (!Pattern.matches(form, number)) {
      return Optional.of(violation(at, "NUMBER_OF_SERVICE_MALFORMED"));
    }
    int index = FilingNumbers.indexOf(number);
    if (!indexes.add(index)) {
      return Optional.of(violation(at, "NUMBER_TWICE", String.valueOf(index)));
    }
    // the subject has had that many, whatever became of them
    return record != null && index <= record.serviceNumbersGiven()
        ? Optional.of(violation(at, "NUMBER_TAKEN"))
        : Optional.empty();
  }

  /** A website's number ends with its index; a quick app's may end in K, which not all write. */
  private static String letter(ServiceKind kind) {
    return switch (kind) {
      case WEBSITE -> "";
      case APP -> "A";
      case QUICK_APP, QUICK_GAME -> "K?";
    };
  }

  private static Violation violation(String path, String code, String... arguments) {
    return Violation.of(path, RULE, code, arguments);
  }
}
