package org.openbeian.order.domain.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;

/**
 * A website or app as far as filled in.
 *
 * @param serviceNo 1, 2, … within its order
 */
public record ServiceForm<T>(
    int serviceNo,
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

  public ServiceForm {
    domains = List.copyOf(domains);
    languages = List.copyOf(languages);
    preApprovals = List.copyOf(preApprovals);
    ips = List.copyOf(ips);
  }

  /** The same form with its personal data turned into something else. */
  public <R> ServiceForm<R> map(LeafMapper<T, R> mapper) {
    return new ServiceForm<>(
        serviceNo,
        kind,
        name,
        domains,
        contentCategory,
        languages,
        preApprovals,
        remark,
        serviceCode,
        ips,
        principal == null ? null : principal.map("principal", mapper));
  }
}
