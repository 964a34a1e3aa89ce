package org.openbeian.platform.operations;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.clock.ClockKind;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Background;

/** Tells the sandbox when this service has nothing left to do at the clock's present time. */
@ApplicationScoped
class SandboxPendingRoute {

  private final ClockKind kind;
  private final Clock clock;
  private final Deadlines deadlines;
  private final Background background;
  private final List<PendingWork> others;

  SandboxPendingRoute(
      @ConfigProperty(name = "beian.clock") ClockKind kind,
      Clock clock,
      Deadlines deadlines,
      Background background,
      @All List<PendingWork> others) {
    this.kind = kind;
    this.clock = clock;
    this.deadlines = deadlines;
    this.background = background;
    this.others = others;
  }

  void register(@Observes Router router) {
    if (kind == ClockKind.SANDBOX) {
      router.get("/sandbox/pending").handler(this::pending);
    }
  }

  private void pending(RoutingContext request) {
    background
        .run(this::count)
        .subscribe()
        .with(
            counts ->
                request
                    .response()
                    .putHeader("content-type", "application/json")
                    .end(counts.toString()),
            failure -> request.response().setStatusCode(503).end());
  }

  private Uni<JsonObject> count() {
    JsonObject counts = new JsonObject();
    Uni<Void> counted =
        deadlines
            .due(clock.instant())
            .invoke(due -> counts.put("dueDeadlines", due))
            .chain(SandboxPendingRoute::outbox)
            .invoke(waiting -> counts.put("outbox", waiting))
            .replaceWithVoid();
    for (PendingWork work : others) {
      counted =
          counted.chain(
              () -> work.count().invoke(n -> counts.put(work.name(), n)).replaceWithVoid());
    }
    return counted.replaceWith(counts);
  }

  private static Uni<Long> outbox() {
    return Panache.withSession(() -> Sql.value(Long.class, "select count(*) from outbox"));
  }
}
