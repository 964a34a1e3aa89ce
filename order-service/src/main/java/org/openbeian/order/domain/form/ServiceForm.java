package org.openbeian.order.domain.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;

/**
 * A website or app as far as filled in.
 *
 * @param serviceNo 1, 2, … within its order
 * @param number of the record, such as 浙ICP备2026000001号-1; null for a new service
 * @param app what an app says besides; null when nothing of it is filled in
 */
public record ServiceForm<T>(
    int serviceNo,
    @Nullable String number,
    @Nullable ServiceKind kind,
    @Nullable String name,
    List<String> domains,
    @Nullable String contentCategory,
    List<String> languages,
    List<String> preApprovals,
    @Nullable String remark,
    @Nullable String serviceCode,
    List<String> ips,
    @Nullable PrincipalForm<T> principal,
    @Nullable AppForm app) {

  public ServiceForm {
    domains = List.copyOf(domains);
    languages = List.copyOf(languages);
    preApprovals = List.copyOf(preApprovals);
    ips = List.copyOf(ips);
  }

  /** One that says nothing that only apps say. */
  public ServiceForm(
      int serviceNo,
      @Nullable String number,
      @Nullable ServiceKind kind,
      @Nullable String name,
      List<String> domains,
      @Nullable String contentCategory,
      List<String> languages,
      List<String> preApprovals,
      @Nullable String remark,
      @Nullable String serviceCode,
      List<String> ips,
      @Nullable PrincipalForm<T> principal) {
    this(
        serviceNo,
        number,
        kind,
        name,
        domains,
        contentCategory,
        languages,
        preApprovals,
        remark,
        serviceCode,
        ips,
        principal,
        null);
  }

  /** Whether it is an app of any kind. */
  public boolean hasKindOfApp() {
    return kind != null && kind != ServiceKind.WEBSITE;
  }

  /** Its platforms, if it is an app that says some. */
  public List<PlatformForm> platforms() {
    return app == null ? List.of() : app.platforms();
  }

  /** Whether the service code is the one of another form, in either case. */
  public boolean namesCodeOf(ServiceForm<?> other) {
    return serviceCode == null
        ? other.serviceCode == null
        : serviceCode.equalsIgnoreCase(other.serviceCode);
  }

  /** Whether service code and IPs are those of another form. */
  public boolean runsWhere(ServiceForm<?> other) {
    return namesCodeOf(other) && ips.equals(other.ips);
  }

  /** The same form under another number within its order. */
  public ServiceForm<T> as(int otherServiceNo) {
    return new ServiceForm<>(
        otherServiceNo,
        number,
        kind,
        name,
        domains,
        contentCategory,
        languages,
        preApprovals,
        remark,
        serviceCode,
        ips,
        principal,
        app);
  }

  /** The same form as that of a service on record. */
  public ServiceForm<T> numbered(@Nullable String onRecord) {
    return new ServiceForm<>(
        serviceNo,
        onRecord,
        kind,
        name,
        domains,
        contentCategory,
        languages,
        preApprovals,
        remark,
        serviceCode,
        ips,
        principal,
        app);
  }

  /** The same form with another principal. */
  public ServiceForm<T> ledBy(@Nullable PrincipalForm<T> other) {
    return new ServiceForm<>(
        serviceNo,
        number,
        kind,
        name,
        domains,
        contentCategory,
        languages,
        preApprovals,
        remark,
        serviceCode,
        ips,
        other,
        app);
  }

  /** A form of which only the principal is filled in. */
  public static <T> ServiceForm<T> onlyOf(PrincipalForm<T> principal) {
    return new ServiceForm<>(
        0, null, null, null, List.of(), null, List.of(), List.of(), null, null, List.of(),
        principal);
  }

  /** The same form with its personal data turned into something else. */
  public <R> ServiceForm<R> map(LeafMapper<T, R> mapper) {
    return new ServiceForm<>(
        serviceNo,
        number,
        kind,
        name,
        domains,
        contentCategory,
        languages,
        preApprovals,
        remark,
        serviceCode,
        ips,
        principal == null ? null : principal.map("principal", mapper),
        app);
  }
}
