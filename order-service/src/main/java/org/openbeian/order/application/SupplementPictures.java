package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.StoredPicture;
import org.openbeian.order.domain.supplement.OrderSupplement;
import org.openbeian.order.domain.supplement.SupplementState;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.order.outbound.postgres.OrderSupplements;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Lets filers upload pictures of what the reviewer wants before a pass (R-FLOW-3), until they
 * answer. Those of an earlier asking stay with it.
 */
@ApplicationScoped
public class SupplementPictures {

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final OrderSupplements supplements;
  private final Materials materials;
  private final MaterialFiles files;
  private final MaterialWorkers workers;
  private final TakePictureIn takePictureIn;
  private final CarryOut carryOut;
  private final Time time;

  SupplementPictures(
      Transactions transactions,
      FilersOrders filersOrders,
      OrderSupplements supplements,
      Materials materials,
      MaterialFiles files,
      MaterialWorkers workers,
      TakePictureIn takePictureIn,
      CarryOut carryOut,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.supplements = supplements;
    this.materials = materials;
    this.files = files;
    this.workers = workers;
    this.takePictureIn = takePictureIn;
    this.carryOut = carryOut;
    this.time = time;
  }

  /**
   * Takes one in; the same picture again changes nothing.
   *
   * @param fileName only its end counts, and none of it is kept
   * @param file where it lies for the time being
   * @throws ApiException 404 when the order has no such supplement, 409 when it is not asked for
   *     now, is none of pictures or has enough of them, 422 when it is no picture, 413 when it is
   *     too large, 503 while it can't be scanned
   */
  public Uni<Material> add(
      OrderId id, UUID supplementId, String fileName, Path file, Caller caller) {
    return Panache.withSession(
            () ->
                filersOrders
                    .lookBeforeActing(id, caller)
                    .chain(order -> asked(order, supplementId)))
        .chain(() -> workers.run(() -> takePictureIn.of(MaterialKind.SUPPLEMENT, fileName, file)))
        .chain(
            picture ->
                transactions
                    .inTransaction(
                        () ->
                            filersOrders
                                .lock(id, caller)
                                .chain(order -> keep(order, supplementId, picture, caller)))
                    .onFailure()
                    .invoke(() -> files.discardNow(List.of(picture.storageKey()))));
  }

  private Uni<Material> keep(Order order, UUID supplementId, StoredPicture picture, Caller caller) {
    return asked(order, supplementId)
        .chain(
            supplement ->
                materials
                    .forSupplements(order.id())
                    .chain(
                        all ->
                            keep(
                                order,
                                supplement,
                                all.stream()
                                    .filter(
                                        each -> each.isFor(supplement.id(), supplement.asking()))
                                    .toList(),
                                picture,
                                caller)));
  }

  private Uni<Material> keep(
      Order order,
      OrderSupplement supplement,
      List<Material> present,
      StoredPicture picture,
      Caller caller) {
    Optional<Material> same =
        present.stream().filter(each -> each.sha256().equals(picture.sha256())).findAny();
    if (same.isPresent()) {
      files.discard(List.of(picture.storageKey()));
      return Uni.createFrom().item(same.get());
    }
    if (present.size() >= OrderSupplement.MOST_PICTURES) {
      throw ApiException.of(
              409, "TOO_MANY_SUPPLEMENT_PICTURES", Integer.toString(OrderSupplement.MOST_PICTURES))
          .byRule(AnswerSupplements.RULE);
    }
    Instant now = time.now();
    order.noteSupplementPicture(now);
    Material added =
        Material.of(supplement, order.id(), order.account(), picture, caller.subject(), now);
    return materials.add(added).chain(() -> carryOut.restartClock(order)).replaceWith(added);
  }

  /**
   * Removes one, and its file when that has committed.
   *
   * @throws ApiException 404 for none of that id, 409 when the supplement is not asked for now, or
   *     the picture was provided at an earlier asking
   */
  public Uni<Void> remove(OrderId id, UUID supplementId, UUID picture, Caller caller) {
    return transactions.inTransaction(
        () ->
            filersOrders
                .lock(id, caller)
                .chain(
                    order ->
                        asked(order, supplementId)
                            .chain(supplement -> remove(order, supplement, picture))));
  }

  private Uni<Void> remove(Order order, OrderSupplement supplement, UUID picture) {
    return materials
        .forSupplement(supplement.id(), picture)
        .onItem()
        .ifNull()
        .failWith(ApiException::notFound)
        .invoke(
            found -> {
              if (!found.isFor(supplement.id(), supplement.asking())) {
                throw ApiException.of(409, "SUPPLEMENT_PICTURE_PROVIDED")
                    .byRule(AnswerSupplements.RULE);
              }
              order.noteSupplementPicture(time.now());
            })
        .chain(() -> materials.remove(order.id(), picture))
        .invoke(removed -> files.discard(removed.orElseThrow(ApiException::notFound)))
        .chain(() -> carryOut.restartClock(order));
  }

  /** One that pictures may be put to now. */
  private Uni<OrderSupplement> asked(Order order, UUID supplementId) {
    return supplements
        .find(order.id(), supplementId)
        .onItem()
        .ifNull()
        .failWith(ApiException::notFound)
        .invoke(supplement -> requireAsked(order, supplement));
  }

  private static void requireAsked(Order order, OrderSupplement supplement) {
    if (order.state() != OrderState.IN_PRELIMINARY_REVIEW) {
      throw Refusals.stateForbids(order, "ANSWER_SUPPLEMENT", AnswerSupplements.RULE);
    }
    if (!supplement.takesPictures()) {
      throw ApiException.of(409, "SUPPLEMENT_TAKES_NO_PICTURES", supplement.kind().name())
          .byRule(AnswerSupplements.RULE);
    }
    SupplementState state = supplement.stateIn(order);
    if (state != SupplementState.ASKED) {
      throw ApiException.of(409, "SUPPLEMENT_NOT_ASKED", state.name())
          .byRule(AnswerSupplements.RULE);
    }
  }
}
