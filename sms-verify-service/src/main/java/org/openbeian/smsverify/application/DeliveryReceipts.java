package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.openbeian.sms.KeptReceipts;
import org.openbeian.sms.Receipt;

/** What gateways reported of codes. */
public interface DeliveryReceipts {

  /**
   * Keeps receipts of numbers' latest codes. The first one of a message counts; that another
   * gateway than the one which took it could not deliver it counts nothing. In an open transaction.
   */
  Uni<KeptReceipts> keep(String gateway, List<Receipt> receipts);
}
