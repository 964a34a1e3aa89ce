package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.record.FilingVersion;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.security.Caller;

/** Shows an account its record, and anyone the public part of all (R-POST-3). */
@ApplicationScoped
public class ReadFilings {

  private final FilingRecords records;

  ReadFilings(FilingRecords records) {
    this.records = records;
  }

  /** A subject on record with its services. */
  public record Filing(FilingSubject subject, List<FilingService> services) {}

  /** The public part's sources. */
  public record PublicEntry(FilingSubject subject, FilingService service) {}

  /** One more than {@code limit} where more follow. */
  public Uni<List<Filing>> page(@Nullable Cursor after, int limit, Caller caller) {
    caller.require(FilersOrders.VIEW);
    return Panache.withSession(
        () -> records.page(caller.account(), after, limit).chain(this::withServices));
  }

  public Uni<Filing> one(String number, Caller caller) {
    caller.require(FilersOrders.VIEW);
    return Panache.withSession(
            () ->
                records
                    .subject(number)
                    .map(subject -> own(subject, caller))
                    .chain(subject -> withServices(List.of(subject))))
        .map(filings -> filings.get(0));
  }

  /** A record with a page of its versions. */
  public record History(FilingSubject subject, List<FilingVersion> versions) {}

  /**
   * Versions older than {@code before}, newest first; one more than {@code limit} where more
   * follow.
   */
  public Uni<History> history(String number, int before, int limit, Caller caller) {
    caller.require(FilersOrders.VIEW);
    return Panache.withSession(
        () ->
            records
                .subject(number)
                .map(subject -> own(subject, caller))
                .chain(
                    subject ->
                        records
                            .versions(number, before, limit)
                            .map(versions -> new History(subject, versions))));
  }

  /** The caller's own; a foreign account's does not exist (architecture §7). */
  static FilingSubject own(@Nullable FilingSubject subject, Caller caller) {
    if (subject == null || !subject.account().equals(caller.account())) {
      throw ApiException.notFound();
    }
    return subject;
  }

  public Uni<List<PublicEntry>> byNumber(String number, int limit) {
    return published(() -> records.byNumber(number, limit));
  }

  /** Domains are compared in any case, in Unicode or punycode. */
  public Uni<List<PublicEntry>> byDomain(String domain, int limit) {
    return DomainNames.canonical(domain)
        .map(canonical -> published(() -> records.byDomain(canonical, limit)))
        .orElse(Uni.createFrom().item(List.of()));
  }

  /** Apps only: names of websites are not unique enough to be asked for. */
  public Uni<List<PublicEntry>> byAppName(String name, int limit) {
    return published(() -> records.byAppName(name, limit));
  }

  public Uni<List<PublicEntry>> bySubjectName(String name, int limit) {
    return published(() -> records.bySubjectName(name, limit));
  }

  private static Uni<List<PublicEntry>> published(
      Supplier<Uni<List<FilingRecords.Published>>> query) {
    return Panache.withSession(query)
        .map(found -> found.stream().map(p -> new PublicEntry(p.subject(), p.service())).toList());
  }

  private Uni<List<Filing>> withServices(List<FilingSubject> subjects) {
    if (subjects.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return records
        .services(subjects.stream().map(FilingSubject::number).toList())
        .map(
            services ->
                subjects.stream()
                    .map(
                        subject ->
                            new Filing(
                                subject,
                                services.stream()
                                    .filter(s -> s.subjectNumber().equals(subject.number()))
                                    .toList()))
                    .toList());
  }
}
