package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.sms.Receipt;
import org.openbeian.sms.Receipts;
import org.openbeian.sms.ReceiptsRefused;

/**
 * Takes in what an SMS gateway reports of codes, as late, as often and in whatever order it does.
 */
@ApplicationScoped
public class TakeReceipts {

  private final Receipts receipts;
  private final DeliveryReceipts kept;
  private final Transactions transactions;

  TakeReceipts(Receipts receipts, DeliveryReceipts kept, Transactions transactions) {
    this.receipts = receipts;
    this.kept = kept;
    this.transactions = transactions;
  }

  /**
   * Takes a report in. What it says of messages that we do not know, or knew before, changes
   * nothing and is counted.
   *
   * @throws ApiException 404 for a gateway that does not report to us, 401 when the report is not
   *     signed with its secret, or not lately, 400 when it is none, 413 when it is too long
   */
  public Uni<Void> of(
      String gateway,
      @Nullable String seconds,
      @Nullable String signature,
      byte @Nullable [] body) {
    List<Receipt> told = read(gateway, seconds, signature, body);
    return transactions
        .inTransaction(() -> kept.keep(gateway, told))
        .invoke(done -> receipts.count(gateway, done))
        .replaceWithVoid();
  }

  private List<Receipt> read(
      String gateway,
      @Nullable String seconds,
      @Nullable String signature,
      byte @Nullable [] body) {
    try {
      return receipts.read(gateway, seconds, signature, body);
    } catch (ReceiptsRefused refused) {
      throw ApiException.of(refused.why().status(), refused.why().code());
    }
  }
}
