package org.openbeian.review.domain;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;

/**
 * The numbers of a grant.
 *
 * @param subject such as 浙ICP备2026000001号
 * @param services one per service, such as 浙ICP备2026000001号-1, an APP's 浙ICP备2026000001号-2A
 */
public record FilingNumbers(String subject, List<ServiceNumber> services) {

  private static final Pattern INDEX = Pattern.compile("-(\\d{1,6})[A-Z]?\\z");

  /**
   * Writes the numbers of a new subject: its services are numbered from 1 as they stand.
   *
   * @param serial 1 to 999999
   */
  public static FilingNumbers write(
      Province province, Year year, int serial, List<FiledService> services) {
    String subject =
        String.format(
            Locale.ROOT, "%sICP备%04d%06d号", province.shortName(), year.getValue(), serial);
    return number(subject, 0, services);
  }

  /**
   * The numbers of services of a subject on record: kept by its own, after the last for new ones
   * and for those that come from another subject (R-MIG-1).
   */
  public static FilingNumbers onRecord(OnRecord record, List<FiledService> services) {
    return number(record.subjectNumber(), record.serviceNumbersGiven(), services);
  }

  /**
   * What needs no assigning: a subject on record whose services all have numbers of it already.
   *
   * @return null when something has to be assigned
   */
  public static @Nullable FilingNumbers kept(
      @Nullable OnRecord record, List<FiledService> services) {
    return record != null
            && services.stream().allMatch(service -> keeps(record.subjectNumber(), service))
        ? onRecord(record, services)
        : null;
  }

  /** Whether a service has a number of this subject, which it keeps. */
  public static boolean keeps(String subject, FiledService service) {
    return service.number() != null && service.number().startsWith(subject + "-");
  }

  /** 2 of 浙ICP备2026000001号-2A; 0 of what ends otherwise. */
  public static int indexOf(String serviceNumber) {
    Matcher index = INDEX.matcher(serviceNumber);
    return index.find() ? Integer.parseInt(index.group(1)) : 0;
  }

  /** Whether these are the same numbers, in whatever order. */
  public boolean sameAs(@Nullable FilingNumbers others) {
    return others != null
        && subject.equals(others.subject)
        && Set.copyOf(services).equals(Set.copyOf(others.services));
  }

  /** Whether all of those are among these. */
  public boolean includes(FilingNumbers others) {
    return subject.equals(others.subject) && services.containsAll(others.services);
  }

  private static FilingNumbers number(String subject, int given, List<FiledService> services) {
    List<ServiceNumber> numbers = new ArrayList<>();
    int last = given;
    for (FiledService service : services) {
      String number = service.number();
      if (number == null || !keeps(subject, service)) {
        last++;
        number = subject + "-" + last + (service.kind() == ServiceKind.APP ? "A" : "");
      }
      numbers.add(new ServiceNumber(service.serviceNo(), number));
    }
    return new FilingNumbers(subject, List.copyOf(numbers));
  }
}
