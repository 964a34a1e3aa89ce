package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openbeian.platform.transaction.Transactions;

/** Files that no material refers to any more. */
@ApplicationScoped
class MaterialFiles {

  private final MaterialStore store;
  private final MaterialWorkers workers;

  MaterialFiles(MaterialStore store, MaterialWorkers workers) {
    this.store = store;
    this.workers = workers;
  }

  /** Removes files once the open transaction, which removed their rows, has committed. */
  void discard(List<String> keys) {
    if (!keys.isEmpty()) {
      Transactions.afterCommit(() -> discardNow(keys));
    }
  }

  /** Removes files whose rows never came to be. */
  void discardNow(List<String> keys) {
    workers.later(
        () -> {
          store.remove(keys);
          return null;
        });
  }
}
