package org.openbeian.platform;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.LockMode;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.review.ForwardingRequested;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.platform.transaction.Transactions;

/** A whole service in one file, to try the platform with: it counts what happens to orders. */
class Tallies {

  static final String KIND = "tally";

  @ApplicationScoped
  static class AddOne {
    private final Transactions transactions;
    private final Outbox outbox;

    AddOne(Transactions transactions, Outbox outbox) {
      this.transactions = transactions;
      this.outbox = outbox;
    }

    Uni<Integer> to(UUID id) {
      return transactions.inTransaction(
          () ->
              Panache.getSession()
                  .chain(
                      session ->
                          session
                              .find(Tally.class, id, LockModeType.PESSIMISTIC_WRITE)
                              .onItem()
                              .ifNull()
                              .switchTo(
                                  () -> {
                                    Tally fresh = new Tally();
                                    fresh.id = id;
                                    return session.persist(fresh).replaceWith(fresh);
                                  }))
                  .chain(
                      tally -> {
                        tally.count++;
                        return outbox.append(event(id, tally.count)).replaceWith(tally.count);
                      }));
    }

    static ForwardingRequested event(UUID id, int round) {
      return new ForwardingRequested(new OrderId(id), round, id, Actor.system("platform-test"));
    }
  }

  @ApplicationScoped
  static class Events implements EventConsumer {
    /** Orders whose events fail, and for how many more times. */
    static final Map<UUID, Integer> FAILING = new ConcurrentHashMap<>();

    private final Inbox inbox;
    private final EventRoutes routes;

    Events(Inbox inbox, AddOne addOne) {
      this.inbox = inbox;
      this.routes =
          EventRoutes.from(Topic.REVIEWS)
              .on(
                  PreReviewPassed.class,
                  e -> {
                    UUID id = e.orderId().value();
                    if (FAILING.merge(id, -1, Integer::sum) >= 0) {
                      throw new IllegalStateException("this order fails");
                    }
                    return addOne.to(id).replaceWith(Outcome.APPLIED);
                  });
    }

    @Incoming("reviews")
    Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
      return inbox.receive(batch, this);
    }

    @Override
    public EventRoutes routes() {
      return routes;
    }
  }

  @ApplicationScoped
  static class Fires implements DeadlineHandler {
    static final Set<UUID> BAD = ConcurrentHashMap.newKeySet();
    private final AddOne addOne;

    Fires(AddOne addOne) {
      this.addOne = addOne;
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Uni<Collection<Deadline>> fire(List<Deadline> due) {
      return Panache.getSession()
          .chain(
              session ->
                  session
                      .createQuery("from Tally where id in ?1", Tally.class)
                      .setParameter(1, due.stream().map(Deadline::aggregateId).toList())
                      .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                      .getResultList())
          .map(
              tallies -> {
                for (Tally tally : tallies) {
                  if (BAD.contains(tally.id)) {
                    throw new IllegalStateException("this deadline fails");
                  }
                  tally.count++;
                }
                Set<UUID> locked =
                    tallies.stream()
                        .map(tally -> tally.id)
                        .collect(java.util.stream.Collectors.toSet());
                return due.stream().filter(d -> locked.contains(d.aggregateId())).toList();
              });
    }
  }

  /** A body for the resource. */
  record Note(String text, int stars) {}

  @Path("/tallies")
  @ApplicationScoped
  static class Resource {
    private final AddOne addOne;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    Resource(AddOne addOne, Idempotency idempotency, CurrentCaller caller) {
      this.addOne = addOne;
      this.idempotency = idempotency;
      this.caller = caller;
    }

    @POST
    @Path("/{id}")
    @PermitAll
    public Uni<Integer> add(@PathParam("id") UUID id) {
      return addOne.to(id);
    }

    @POST
    @Path("/{id}/once")
    @RolesAllowed("filer")
    public Uni<Response> addOnce(
        @HeaderParam("Idempotency-Key") String key, @PathParam("id") UUID id, Note note) {
      return idempotency.once(
          key,
          caller.get(),
          "POST /tallies/" + id + "/once",
          note,
          () ->
              addOne
                  .to(id)
                  .map(count -> Response.status(201).entity(Map.of("count", count)).build()));
    }

    @GET
    @Path("/whoami")
    @RolesAllowed("filer")
    public Map<String, Object> whoAmI() {
      caller.get().require("beian:add");
      return Map.of("account", caller.get().account().value());
    }

    @GET
    @Path("/refusal")
    @PermitAll
    public Uni<Void> refusal() {
      throw ApiException.invalid(
          List.of(Violation.of("services[0].name", "R-NAME-1", "UNKNOWN_FIELD")));
    }

    @GET
    @Path("/defect")
    @PermitAll
    public Uni<Void> defect() {
      throw new IllegalStateException("13800571001 must not be shown");
    }
  }
}
