package org.openbeian.sandbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.openbeian.sandbox.story.StoryException;

/** Some people who act at the same time, each going on at once when an act is done. */
final class Crowd {

  private Crowd() {}

  /** What is done again and again. */
  @FunctionalInterface
  interface Act {

    /**
     * Done once.
     *
     * @param person who does it, counted from 0; one act at a time
     * @param n which time it is, of everybody's, counted from 0
     */
    void by(int person, int n);
  }

  /** Has it done {@code times} times in all and waits for the last. */
  static void atOnce(int people, int times, Act act) {
    AtomicInteger next = new AtomicInteger();
    ExecutorService crowd = Executors.newFixedThreadPool(people);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        int person = i;
        done.add(
            crowd.submit(
                () -> {
                  for (int n = next.getAndIncrement(); n < times; n = next.getAndIncrement()) {
                    act.by(person, n);
                  }
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new StoryException("the bench failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      crowd.shutdownNow();
    }
  }
}
