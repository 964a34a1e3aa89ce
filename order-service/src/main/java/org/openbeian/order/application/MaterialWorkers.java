package org.openbeian.order.application;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.platform.api.ApiException;

/**
 * The threads on which pictures are decoded and files are read and written: few, since a picture
 * takes memory, and off the event loop. Who finds too many waiting is told to come again.
 */
@ApplicationScoped
class MaterialWorkers {

  private static final Logger LOG = Logger.getLogger(MaterialWorkers.class);

  private final ThreadPoolExecutor threads;

  MaterialWorkers(
      @ConfigProperty(name = "beian.order.materials.workers") int workers,
      @ConfigProperty(name = "beian.order.materials.waiting") int waiting) {
    this.threads =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            work -> {
              Thread thread = new Thread(work, "materials");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does blocking work and goes on in the caller's context; 503 when too much waits already, or
   * files can't be reached.
   */
  <T> Uni<T> run(Callable<T> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context = Objects.requireNonNull(Vertx.currentContext());
              try {
                threads.execute(
                    () -> {
                      try {
                        T result = work.call();
                        context.runOnContext(ignored -> emitter.complete(result));
                      } catch (IOException e) {
                        LOG.errorf("a file of a material can't be read or written: %s", e);
                        context.runOnContext(ignored -> emitter.fail(comeAgain()));
                      } catch (Throwable failure) {
                        context.runOnContext(ignored -> emitter.fail(failure));
                      }
                    });
              } catch (RejectedExecutionException full) {
                emitter.fail(comeAgain());
              }
            });
  }

  private static ApiException comeAgain() {
    return ApiException.of(503, "TEMPORARILY_UNAVAILABLE").withHeader("Retry-After", "5");
  }

  /** Does blocking work some time; the sweep makes up for what is lost. */
  void later(Callable<?> work) {
    try {
      threads.execute(
          () -> {
            try {
              work.call();
            } catch (Exception e) {
              LOG.warnf("a file of a material is left to the sweep: %s", e.getClass().getName());
            }
          });
    } catch (RejectedExecutionException full) {
      LOG.warn("files of materials are left to the sweep: too much is waiting");
    }
  }

  void stop(@Observes ShutdownEvent event) {
    threads.shutdown();
  }
}
