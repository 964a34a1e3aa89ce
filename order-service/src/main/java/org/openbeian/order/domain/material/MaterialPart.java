package org.openbeian.order.domain.material;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openbeian.order.domain.form.ServiceForm;

/**
 * The part of an application that a material is of. A service is meant by its number within the
 * order, which stays when others are removed; people see its place in the list.
 *
 * @param serviceNo 0 where the part is the subject's
 */
public record MaterialPart(Place place, int serviceNo) {

  public static final MaterialPart SUBJECT = new MaterialPart(Place.SUBJECT, 0);
  public static final MaterialPart SUBJECT_PRINCIPAL = new MaterialPart(Place.SUBJECT_PRINCIPAL, 0);

  public static final MaterialPart SUPPLEMENT = new MaterialPart(Place.SUPPLEMENT, 0);

  private static final Pattern OF_SERVICE =
      Pattern.compile("services\\[(\\d{1,3})](\\.principal)?");

  /** Kinds of parts. */
  public enum Place {
    SUBJECT,
    SUBJECT_PRINCIPAL,
    SERVICE,
    SERVICE_PRINCIPAL,
    /** What a reviewer asked for, which is no part of the application. */
    SUPPLEMENT
  }

  /**
   * Reads a path such as {@code services[0].principal}; empty when the application has no such
   * part.
   */
  public static Optional<MaterialPart> at(String path, List<? extends ServiceForm<?>> services) {
    if (path.equals("subject")) {
      return Optional.of(SUBJECT);
    }
    if (path.equals("subject.principal")) {
      return Optional.of(SUBJECT_PRINCIPAL);
    }
    Matcher service = OF_SERVICE.matcher(path);
    if (!service.matches() || Integer.parseInt(service.group(1)) >= services.size()) {
      return Optional.empty();
    }
    int serviceNo = services.get(Integer.parseInt(service.group(1))).serviceNo();
    return Optional.of(
        new MaterialPart(
            service.group(2) == null ? Place.SERVICE : Place.SERVICE_PRINCIPAL, serviceNo));
  }

  /** Where it stands in the application now; empty when its service is gone, or it never did. */
  public Optional<String> path(List<? extends ServiceForm<?>> services) {
    return switch (place) {
      case SUBJECT -> Optional.of("subject");
      case SUBJECT_PRINCIPAL -> Optional.of("subject.principal");
      case SERVICE -> service(services);
      case SERVICE_PRINCIPAL -> service(services).map(path -> path + ".principal");
      case SUPPLEMENT -> Optional.empty();
    };
  }

  private Optional<String> service(List<? extends ServiceForm<?>> services) {
    for (int i = 0; i < services.size(); i++) {
      if (services.get(i).serviceNo() == serviceNo) {
        return Optional.of("services[" + i + "]");
      }
    }
    return Optional.empty();
  }
}
