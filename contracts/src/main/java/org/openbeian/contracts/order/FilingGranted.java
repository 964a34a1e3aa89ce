package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Topic;

/**
 * The bureau granted a filing that puts something on record: the subject with its first services,
 * or more services (R-FLOW-7).
 *
 * @param subjectNumber the subject number, such as 浙ICP备2026000001号
 * @param services those that are new on record
 */
@EventType(
    value = "org.openbeian.order.filing-granted.v1",
    topic = Topic.ORDERS,
    meaning = "The bureau granted the filing; what is new is on record (R-FLOW-7).")
public record FilingGranted(
    OrderId orderId,
    int round,
    Recipient recipient,
    FilingType type,
    String subjectNumber,
    List<GrantedService> services)
    implements DomainEvent {

  /**
   * One service of the grant.
   *
   * @param number such as 浙ICP备2026000001号-1
   */
  public record GrantedService(
      int serviceNo, String number, ServiceKind kind, @Personal String name) {}
}
