package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.openbeian.contracts.AccountId;
import org.openbeian.order.domain.code.Server;

/** The provider's own list of which servers its accounts have. */
public interface ServerInventory {

  /** The inventory gives no answer that can be relied on. */
  class InventoryAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason free of what was asked and answered
     */
    public InventoryAwayException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /**
   * All servers of an account.
   *
   * @return fails with {@link InventoryAwayException} when nothing reliable is answered in time;
   *     that is never the same as "none"
   */
  Uni<List<Server>> servers(AccountId account);
}
