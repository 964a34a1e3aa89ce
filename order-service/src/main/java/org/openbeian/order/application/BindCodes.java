package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.order.domain.code.KnownCode;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.outbound.postgres.IssuedCodes;

/**
 * Binds service codes to orders (R-CODE-1): an order has its codes from the submission on, so that
 * no grant finds them used up; its own grant does that, and any other way back or out frees them.
 */
@ApplicationScoped
class BindCodes {

  private final IssuedCodes codes;
  private final Time time;

  BindCodes(IssuedCodes codes, Time time) {
    this.codes = codes;
    this.time = time;
  }

  /** What is known of the codes that services of an order name. */
  Uni<Map<UUID, KnownCode>> look(Order order, Collection<? extends ServiceForm<?>> services) {
    Set<UUID> named = named(order, services);
    return named.isEmpty() ? nothing() : codes.find(named).map(found -> known(found, order));
  }

  /** The same of all that a submission names; of many at once that name one, one goes on first. */
  Uni<Map<UUID, KnownCode>> lock(Order order) {
    Set<UUID> named = named(order, order.application().services());
    return named.isEmpty() ? nothing() : codes.lock(named).map(found -> known(found, order));
  }

  /** None for a service that stays on the server that it has on record. */
  private static Set<UUID> named(Order order, Collection<? extends ServiceForm<?>> services) {
    Set<UUID> named = new HashSet<>();
    for (ServiceForm<?> service : services) {
      if (order.takesCodes() && !order.keepsServer(service)) {
        IssuedCode.idOf(service.serviceCode()).ifPresent(named::add);
      }
    }
    return named;
  }

  /** Runs in the transaction of the submission, when nothing was found against the locked codes. */
  Uni<Void> reserve(Order order) {
    Map<UUID, Integer> taken = order.codesTaken();
    return taken.isEmpty() ? Uni.createFrom().voidItem() : codes.reserve(order, taken, time.now());
  }

  /**
   * Lets the codes go where their order has gone.
   *
   * @param from where the order was
   * @param grant the bureau's numbers; null where no bureau decides, and when it is not granted
   */
  Uni<Void> follow(Order order, OrderState from, @Nullable Grant grant) {
    if (order.state() == OrderState.GRANTED) {
      Map<Integer, String> numbers = numbers(order, grant);
      return numbers.isEmpty()
          ? Uni.createFrom().voidItem()
          : codes.consume(order.id(), numbers, order.updatedAt());
    }
    return lets(order, from) ? release(List.of(order)) : Uni.createFrom().voidItem();
  }

  /** Whether an order that was in a state has codes no longer. */
  static boolean lets(Order order, OrderState from) {
    return !from.isEditable()
        && (order.state().isEditable() || order.state().isDeleted())
        && !order.codesTaken().isEmpty();
  }

  /** Frees what orders have. */
  Uni<Void> release(List<Order> orders) {
    return orders.isEmpty()
        ? Uni.createFrom().voidItem()
        : codes.release(orders.stream().map(Order::id).toList());
  }

  /** Of the services whose codes the grant uses up; moved ones are on record under new numbers. */
  private static Map<Integer, String> numbers(Order order, @Nullable Grant grant) {
    Map<Integer, String> numbers = new HashMap<>();
    for (int serviceNo : order.codesTaken().values()) {
      String number = order.application().service(serviceNo).map(ServiceForm::number).orElse(null);
      numbers.put(
          serviceNo,
          number == null || order.plan().effect().movesServices()
              ? requireNonNull(grant).numberOf(serviceNo)
              : number);
    }
    return numbers;
  }

  private static Map<UUID, KnownCode> known(List<IssuedCode> found, Order order) {
    return found.stream().collect(Collectors.toMap(IssuedCode::code, code -> code.as(order.id())));
  }

  private static Uni<Map<UUID, KnownCode>> nothing() {
    return Uni.createFrom().item(Map.of());
  }
}
