package org.openbeian.order.domain.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;

/**
 * All that an order says so far: what the filer entered, and what was taken over from the record.
 *
 * @param subject null until it is saved
 * @param services by their number
 * @param ending why what was granted is to end; null unless saved
 * @param acceptedCommitments those accepted with the last submission
 */
public record ApplicationForm<T>(
    @Nullable SubjectForm<T> subject,
    List<ServiceForm<T>> services,
    @Nullable EndingForm<T> ending,
    List<String> acceptedCommitments) {

  public ApplicationForm {
    services = List.copyOf(services);
    acceptedCommitments = List.copyOf(acceptedCommitments);
  }

  public static <T> ApplicationForm<T> empty() {
    return new ApplicationForm<>(null, List.of(), null, List.of());
  }

  /** What is on record; its services are numbered from 1 as they stand. */
  public static <T> ApplicationForm<T> ofRecord(
      SubjectForm<T> subject, List<ServiceForm<T>> services) {
    List<ServiceForm<T>> numbered = new ArrayList<>();
    services.forEach(service -> numbered.add(service.as(numbered.size() + 1)));
    return new ApplicationForm<>(subject, numbered, null, List.of());
  }

  public ApplicationForm<T> with(SubjectForm<T> newSubject) {
    return new ApplicationForm<>(newSubject, services, ending, acceptedCommitments);
  }

  public ApplicationForm<T> withoutSubject() {
    return new ApplicationForm<>(null, services, ending, acceptedCommitments);
  }

  public ApplicationForm<T> with(EndingForm<T> newEnding) {
    return new ApplicationForm<>(subject, services, newEnding, acceptedCommitments);
  }

  /** With a service added, or put in the place of the one of its number. */
  public ApplicationForm<T> with(ServiceForm<T> service) {
    List<ServiceForm<T>> all = new ArrayList<>(without(service.serviceNo()).services);
    all.add(service);
    all.sort(Comparator.comparingInt(ServiceForm::serviceNo));
    return new ApplicationForm<>(subject, all, ending, acceptedCommitments);
  }

  public ApplicationForm<T> without(int serviceNo) {
    return new ApplicationForm<>(
        subject,
        services.stream().filter(service -> service.serviceNo() != serviceNo).toList(),
        ending,
        acceptedCommitments);
  }

  public ApplicationForm<T> accepting(List<String> commitments) {
    return new ApplicationForm<>(subject, services, ending, commitments);
  }

  public Optional<ServiceForm<T>> service(int serviceNo) {
    return services.stream().filter(service -> service.serviceNo() == serviceNo).findFirst();
  }

  /** The domains of its websites, canonical; a service of no kind yet may become a website. */
  public Set<String> websiteDomains() {
    return services.stream()
        .filter(service -> service.kind() == null || service.kind() == ServiceKind.WEBSITE)
        .flatMap(service -> service.domains().stream())
        .flatMap(domain -> DomainNames.canonical(domain).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same with its personal data turned into something else; paths are each part's own. */
  public <R> ApplicationForm<R> map(LeafMapper<T, R> mapper) {
    List<ServiceForm<R>> mapped = new ArrayList<>();
    services.forEach(service -> mapped.add(service.map(mapper)));
    return new ApplicationForm<>(
        subject == null ? null : subject.map(mapper),
        mapped,
        ending == null ? null : ending.map(mapper),
        acceptedCommitments);
  }
}
