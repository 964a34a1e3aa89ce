package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.recognition.Reading;
import org.openbeian.order.domain.recognition.Reading.State;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Has a certificate read that was uploaded, to fill in what it says (R-MAT-3). Nobody is asked
 * within a transaction, and none twice about the same picture once there is an answer.
 */
@ApplicationScoped
public class RecogniseMaterial {

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final Materials materials;
  private final KeptReadings readings;
  private final Recognition recognition;
  private final MaterialStore store;
  private final MaterialWorkers workers;
  private final Map<UUID, CompletableFuture<Reading>> underWay = new ConcurrentHashMap<>();

  RecogniseMaterial(
      Transactions transactions,
      FilersOrders filersOrders,
      Materials materials,
      KeptReadings readings,
      Recognition recognition,
      MaterialStore store,
      MaterialWorkers workers) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.materials = materials;
    this.readings = readings;
    this.recognition = recognition;
    this.store = store;
    this.workers = workers;
  }

  /** What was read, by the fields of the application that it would fill. */
  public record Prefill(State state, List<Field> fields) {

    /**
     * A value for a field.
     *
     * @param confidence 0 to 1
     */
    public record Field(String path, String value, double confidence) {}
  }

  private record Found(Order order, Material material, Reading reading) {}

  /**
   * What is known already. It is shown whole, to check it against the picture, and so only to those
   * who may fill the order in.
   *
   * @throws ApiException 404 when the order has no such material
   */
  public Uni<Prefill> read(OrderId id, UUID material, Caller caller) {
    return Panache.withSession(() -> find(id, material, caller)).map(RecogniseMaterial::prefill);
  }

  /**
   * Has it read, unless it was already.
   *
   * @throws ApiException 404 when the order has no such material, 409 unless it is editable
   */
  public Uni<Prefill> of(OrderId id, UUID material, Caller caller) {
    return Panache.withSession(
            () -> find(id, material, caller).invoke(found -> requireEditable(found.order())))
        .chain(
            found ->
                found.reading().isFinal() || !recognition.isOn()
                    ? Uni.createFrom().item(found)
                    : ask(found))
        .map(RecogniseMaterial::prefill);
  }

  private Uni<Found> find(OrderId id, UUID material, Caller caller) {
    return filersOrders
        .lookBeforeActing(id, caller)
        .chain(
            order ->
                materials
                    .find(id, material)
                    .onItem()
                    .ifNull()
                    .failWith(ApiException::notFound)
                    .chain(
                        found ->
                            readings
                                .find(order, material)
                                .map(
                                    kept ->
                                        new Found(
                                            order, found, kept == null ? begin(found) : kept))));
  }

  private Reading begin(Material material) {
    if (!material.kind().showsCertificate()) {
      return Reading.of(List.of());
    }
    return recognition.isOn() ? Reading.NOT_ASKED : Reading.SWITCHED_OFF;
  }

  private Uni<Found> ask(Found found) {
    Material material = found.material();
    return workers
        .run(() -> store.read(material.storageKey()))
        .chain(jpeg -> Uni.createFrom().completionStage(() -> ask(material, jpeg)).emitOn(here()))
        .call(
            reading ->
                reading.isFinal()
                    ? transactions.inTransaction(() -> readings.keep(material.id(), reading))
                    : Uni.createFrom().voidItem())
        .map(reading -> new Found(found.order(), material, reading));
  }

  /** Who clicks twice waits for the same answer. */
  private CompletableFuture<Reading> ask(Material material, byte[] jpeg) {
    CompletableFuture<Reading> mine = new CompletableFuture<>();
    CompletableFuture<Reading> theirs = underWay.putIfAbsent(material.id(), mine);
    if (theirs != null) {
      return theirs.copy();
    }
    recognition
        .read(material.kind(), jpeg)
        .onFailure()
        .recoverWithItem(Reading.NO_ANSWER)
        .subscribe()
        .with(
            reading -> {
              underWay.remove(material.id());
              mine.complete(reading);
            });
    return mine.copy();
  }

  private static Prefill prefill(Found found) {
    Material material = found.material();
    Optional<String> of = material.part().path(found.order().application().services());
    return new Prefill(
        found.reading().state(),
        found.reading().fields().stream()
            .flatMap(
                field ->
                    of.flatMap(part -> field.path(material.kind(), part)).stream()
                        .map(path -> new Prefill.Field(path, field.value(), field.confidence())))
            .toList());
  }

  private static void requireEditable(Order order) {
    if (!order.state().isEditable()) {
      throw Refusals.stateForbids(order, "RECOGNISE_MATERIAL", "R-FLOW-9");
    }
  }

  /** The context of the request: a session is of one. */
  private static Executor here() {
    Context context = Vertx.currentContext();
    return command -> context.runOnContext(ignored -> command.run());
  }
}
