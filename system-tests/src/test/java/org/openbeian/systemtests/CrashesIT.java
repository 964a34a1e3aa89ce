package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;

class CrashesIT {

  private final Cast cast = SharedStack.cast();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-service",
        "review-service",
        "sms-verify-service",
        "audit-service",
        "notification-service"
      })
  void a_filing_completes_once_though_a_service_is_killed_in_the_middle(String service) {
    // given
    SampleApplication application = SharedStack.application();
    String order = SharedStack.submitted(application);
    CompletableFuture<Void> rest =
        CompletableFuture.runAsync(
            () -> {
              cast.pass("reviewer-1", order);
              cast.verify(application, 1);
              cast.approve("officer-zj", order);
            });

    // when
    SharedStack.kill(service);
    SharedStack.restart(service);
    rest.join();

    // then
    cast.awaitState(application.filer(), order, "GRANTED");
    SharedStack.settle();
    Evidence.of(application, order).assertEachNoticeOncePerChannel();
    Evidence.assertTrailIntact();
  }

  @Test
  void filings_complete_though_the_database_is_restarted_without_ceremony() {
    // given
    List<SampleApplication> applications =
        Stream.generate(SharedStack::application).limit(6).toList();
    List<CompletableFuture<String>> filings = new ArrayList<>();
    for (SampleApplication application : applications) {
      filings.add(CompletableFuture.supplyAsync(() -> SharedStack.granted(application)));
    }

    // when
    SharedStack.restartPostgresImmediately();

    // then
    for (int i = 0; i < applications.size(); i++) {
      String order = filings.get(i).join();
      assertThat(cast.order(applications.get(i).filer(), order).text("state")).isEqualTo("GRANTED");
    }
    SharedStack.settle();
    Evidence.assertTrailIntact();
  }

  @Test
  void submissions_are_taken_and_completed_though_kafka_is_down_for_half_a_minute() {
    // given
    SharedStack.stopKafka();
    List<SampleApplication> applications = new ArrayList<>();
    List<String> orders = new ArrayList<>();

    // when
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < 30_000_000_000L) {
      SampleApplication application = SharedStack.application();
      applications.add(application);
      orders.add(SharedStack.submitted(application));
      java.util.concurrent.locks.LockSupport.parkNanos(3_000_000_000L);
    }
    SharedStack.startKafka();

    // then
    for (int i = 0; i < orders.size(); i++) {
      cast.pass("reviewer-1", orders.get(i));
      cast.verify(applications.get(i), 1);
      cast.approve("officer-zj", orders.get(i));
      cast.awaitState(applications.get(i).filer(), orders.get(i), "GRANTED");
    }
    SharedStack.settle();
    Evidence.of(applications.get(0), orders.get(0)).assertEachNoticeOncePerChannel();
    Evidence.assertTrailIntact();
  }
}
