package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;

class DeliveriesIT {

  private final Cast cast = SharedStack.cast();

  @Test
  void filings_are_granted_once_though_every_event_comes_twice_and_orders_overtake_each_other() {
    // given
    List<SampleApplication> applications =
        Stream.generate(SharedStack::application).limit(6).toList();
    List<String> orders = new ArrayList<>();
    try (EventRepeater repeater = new EventRepeater(SharedStack.place().bootstrapServers())) {
      List<CompletableFuture<String>> filings = new ArrayList<>();
      for (SampleApplication application : applications) {
        filings.add(CompletableFuture.supplyAsync(() -> SharedStack.granted(application)));
      }

      // when
      filings.forEach(filing -> orders.add(filing.join()));
      SharedStack.settle();
      repeater.repeatEverythingAgain();
      SharedStack.settle();

      // then
      assertThat(repeater.repeated()).isGreaterThan(6 * 10);
    }
    for (int i = 0; i < orders.size(); i++) {
      SampleApplication application = applications.get(i);
      String order = orders.get(i);
      assertThat(cast.order(application.filer(), order).text("state")).isEqualTo("GRANTED");
      Evidence.of(application, order).assertEachNoticeOncePerChannel();
    }
    Evidence.assertTrailIntact();
  }
}
