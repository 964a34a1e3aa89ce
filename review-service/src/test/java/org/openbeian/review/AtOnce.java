package org.openbeian.review;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has several things done at the same moment, each by a thread of its own. */
public final class AtOnce {

  private AtOnce() {}

  /** What they gave, in their order. */
  public static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
    CyclicBarrier start = new CyclicBarrier(acts.size());
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> act : acts) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return act.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
