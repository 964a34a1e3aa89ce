package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.supplement.OrderSupplement;
import org.openbeian.order.domain.supplement.SupplementState;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.order.outbound.postgres.OrderSupplements;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Shows filers what the reviewer wants before a pass, and takes down their answers (R-FLOW-3). */
@ApplicationScoped
public class AnswerSupplements {

  /** How much a filer may write. */
  public static final int LONGEST_NOTE = 500;

  public static final int LONGEST_COURIER = 50;

  static final String RULE = "R-FLOW-3";
  private static final Pattern COURIER_NUMBER = Pattern.compile("[A-Za-z0-9-]{8,32}");

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final OrderSupplements supplements;
  private final Materials materials;
  private final CarryOut carryOut;
  private final Outbox outbox;
  private final Sealer sealer;
  private final Time time;

  AnswerSupplements(
      Transactions transactions,
      FilersOrders filersOrders,
      OrderSupplements supplements,
      Materials materials,
      CarryOut carryOut,
      Outbox outbox,
      Sealer sealer,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.supplements = supplements;
    this.materials = materials;
    this.carryOut = carryOut;
    this.outbox = outbox;
    this.sealer = sealer;
    this.time = time;
  }

  /** What the filer says: how originals were mailed, or that the rest was done. */
  public record Answer(
      @Nullable String courier, @Nullable String courierNumber, @Nullable String note) {}

  /**
   * A supplement as its filer sees it.
   *
   * @param answer null until there is one
   * @param pictures of all askings, the oldest first
   */
  public record Kept(
      OrderSupplement supplement,
      SupplementState state,
      @Nullable Answer answer,
      List<Material> pictures) {}

  /** The supplements of an order, of all its rounds, the oldest round first. */
  public Uni<List<Kept>> of(OrderId id, Caller caller) {
    return Panache.withSession(
        () ->
            filersOrders
                .look(id, caller)
                .chain(
                    order ->
                        supplements
                            .of(id)
                            .chain(
                                all ->
                                    materials
                                        .forSupplements(id)
                                        .map(
                                            pictures ->
                                                all.stream()
                                                    .map(each -> kept(order, each, pictures))
                                                    .toList()))));
  }

  /**
   * Takes an answer down; the same answer again changes nothing.
   *
   * @throws ApiException 409 when nothing is asked for any more, 422 when the answer is none
   */
  public Uni<Kept> answer(OrderId id, UUID supplementId, Answer answer, Caller caller) {
    return transactions.inTransaction(
        () ->
            filersOrders
                .lock(id, caller)
                .chain(
                    order ->
                        supplements
                            .find(id, supplementId)
                            .onItem()
                            .ifNull()
                            .failWith(ApiException::notFound)
                            .chain(
                                found ->
                                    materials
                                        .forSupplements(id)
                                        .call(all -> answer(order, found, all, answer, caller))
                                        .map(all -> kept(order, found, all)))));
  }

  private Uni<Void> answer(
      Order order,
      OrderSupplement supplement,
      List<Material> ofOrder,
      Answer answer,
      Caller caller) {
    if (order.state() != OrderState.IN_PRELIMINARY_REVIEW) {
      throw Refusals.stateForbids(order, "ANSWER_SUPPLEMENT", RULE);
    }
    SupplementState state = supplement.stateIn(order);
    if (state == SupplementState.PROVIDED && answer.equals(answerOf(supplement))) {
      return Uni.createFrom().voidItem();
    }
    if (state != SupplementState.ASKED) {
      throw ApiException.of(409, "SUPPLEMENT_NOT_ASKED", state.name()).byRule(RULE);
    }
    List<Material> pictures =
        ofOrder.stream().filter(each -> each.isFor(supplement.id(), supplement.asking())).toList();
    check(supplement, answer, pictures);
    Instant now = time.now();
    Sealed courier = sealer.sealNullable(answer.courier());
    Sealed courierNumber = sealer.sealNullable(answer.courierNumber());
    Sealed note = sealer.sealNullable(answer.note());
    supplement.provide(courier, courierNumber, note, now);
    order.noteAnswer(now);
    return outbox
        .append(
            new SupplementProvided(
                order.id(),
                order.round(),
                caller.as(Actor.Kind.FILER),
                supplement.id(),
                supplement.asking(),
                courier,
                courierNumber,
                note,
                Submissions.materials(order, pictures)))
        .chain(() -> carryOut.restartClock(order));
  }

  private static void check(OrderSupplement supplement, Answer answer, List<Material> pictures) {
    List<Violation> wrong = new ArrayList<>();
    if (supplement.takesPictures() && pictures.isEmpty()) {
      wrong.add(Violation.of("materials", RULE, "SUPPLEMENT_PICTURES_REQUIRED"));
    }
    switch (supplement.kind()) {
      case MAILED_ORIGINALS -> {
        if (answer.courierNumber() == null) {
          wrong.add(Violation.of("courierNumber", RULE, "REQUIRED"));
        } else if (!COURIER_NUMBER.matcher(answer.courierNumber()).matches()) {
          wrong.add(Violation.of("courierNumber", RULE, "COURIER_NUMBER"));
        }
        requireShort("courier", answer.courier(), LONGEST_COURIER, wrong);
      }
      case MATERIAL, VIDEO_CHECK, CURTAIN_PHOTO -> {
        if (answer.note() == null) {
          wrong.add(Violation.of("note", RULE, "REQUIRED"));
        }
        if (answer.courier() != null) {
          wrong.add(Violation.of("courier", RULE, "NOTHING_MAILED"));
        }
        if (answer.courierNumber() != null) {
          wrong.add(Violation.of("courierNumber", RULE, "NOTHING_MAILED"));
        }
      }
    }
    requireShort("note", answer.note(), LONGEST_NOTE, wrong);
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
  }

  private static void requireShort(
      String path, @Nullable String text, int longest, List<Violation> wrong) {
    if (text != null && text.length() > longest) {
      wrong.add(Violation.of(path, null, "TOO_LONG", String.valueOf(longest)));
    }
  }

  private Kept kept(Order order, OrderSupplement supplement, List<Material> ofOrder) {
    return new Kept(
        supplement,
        supplement.stateIn(order),
        supplement.providedAt() == null ? null : answerOf(supplement),
        ofOrder.stream().filter(each -> supplement.id().equals(each.supplement())).toList());
  }

  private Answer answerOf(OrderSupplement supplement) {
    return new Answer(
        sealer.openNullable(supplement.courier()),
        sealer.openNullable(supplement.courierNumber()),
        sealer.openNullable(supplement.answer()));
  }
}
