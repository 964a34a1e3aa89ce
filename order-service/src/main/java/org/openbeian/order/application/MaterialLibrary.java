package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialOwner;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.security.Caller;

/** The materials (资料库) of an account's orders, in progress and granted (R-MAT-4). */
@ApplicationScoped
public class MaterialLibrary {

  private final Materials materials;
  private final Orders orders;
  private final SealedForms forms;
  private final PrincipalIds principalIds;
  private final Time time;

  MaterialLibrary(
      Materials materials, Orders orders, SealedForms forms, PrincipalIds principalIds, Time time) {
    this.materials = materials;
    this.orders = orders;
    this.forms = forms;
    this.principalIds = principalIds;
    this.time = time;
  }

  /**
   * A material with whose it is; what is personal is masked.
   *
   * @param owner null while its part is not filled in
   * @param principalId of the principal whose it is; null where it is nobody's who is known
   * @param expired whether it shows a certificate that has expired
   */
  public record Entry(
      Material material,
      @Nullable String owner,
      @Nullable String principalId,
      @Nullable CertificateType certificateType,
      @Nullable LocalDate validUntil,
      boolean expired) {}

  /** Newest first, one more than {@code limit} where more follow. */
  public Uni<List<Entry>> page(
      @Nullable MaterialKind kind, @Nullable Cursor after, int limit, Caller caller) {
    caller.require(FilersOrders.VIEW);
    return Panache.withSession(
        () -> materials.page(caller.account(), kind, after, limit).chain(this::entries));
  }

  /**
   * One of the library; in the caller's session.
   *
   * @throws ApiException 404 when it has none of that id
   */
  Uni<Entry> find(UUID id, Caller caller) {
    return materials
        .find(caller.account(), id)
        .onItem()
        .ifNull()
        .failWith(ApiException::notFound)
        .chain(material -> entries(List.of(material)))
        .map(entries -> entries.get(0));
  }

  private Uni<List<Entry>> entries(List<Material> found) {
    List<OrderId> ids = found.stream().map(Material::order).distinct().toList();
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : orders.find(ids).map(all -> entries(found, all));
  }

  private List<Entry> entries(List<Material> found, List<Order> of) {
    Map<OrderId, Order> byId =
        of.stream().collect(Collectors.toMap(Order::id, Function.identity()));
    Map<OrderId, ApplicationForm<String>> opened =
        of.stream().collect(Collectors.toMap(Order::id, order -> forms.open(order.ownWords())));
    return found.stream()
        .map(
            material -> {
              Order order = requireNonNull(byId.get(material.order()));
              ApplicationForm<String> said = requireNonNull(opened.get(order.id()));
              return entry(material, MaterialOwner.of(material.part(), said, order.nature()));
            })
        .toList();
  }

  private Entry entry(Material material, MaterialOwner owner) {
    CertificateForm<String> certificate = owner.certificate();
    boolean principal =
        switch (material.part().place()) {
          case SUBJECT_PRINCIPAL, SERVICE_PRINCIPAL -> true;
          case SUBJECT, SERVICE, SUPPLEMENT -> false;
        };
    return new Entry(
        material,
        owner.person() ? Masks.nullable(owner.name(), Masks::name) : owner.name(),
        principal ? principalIds.of(material.account(), certificate) : null,
        certificate == null ? null : certificate.type(),
        owner.validUntil(material.kind()),
        owner.isExpired(material.kind(), time.today()));
  }
}
