package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * Services belong to another subject, of another account, under new numbers; those that they had
 * are void (R-MIG-1).
 *
 * @param formerSubjectNumber of the subject that they left
 * @param subjectNumber of the subject that has them now
 * @param targetAccount whose subject that is
 */
@EventType(
    value = "org.openbeian.order.filing-migrated.v1",
    topic = Topic.ORDERS,
    meaning = "Services belong to a subject of another account, under new numbers (R-MIG-1).")
public record FilingMigrated(
    OrderId orderId,
    int round,
    Recipient recipient,
    String formerSubjectNumber,
    String subjectNumber,
    List<MigratedService> services,
    AccountId targetAccount)
    implements DomainEvent {

  /**
   * One service.
   *
   * @param formerNumber void now
   * @param number such as 浙ICP备2026000002号-1
   */
  public record MigratedService(String formerNumber, String number) {}
}
