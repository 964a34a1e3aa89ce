package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Topic;

/**
 * The bureau granted the filing; the record exists (R-FLOW-7).
 *
 * @param subjectNumber the subject number, such as 浙ICP备2026000001号
 */
@EventType(
    value = "org.openbeian.order.filing-granted.v1",
    topic = Topic.ORDERS,
    meaning = "The bureau granted the filing; the record exists (R-FLOW-7).")
public record FilingGranted(
    OrderId orderId,
    int round,
    Recipient recipient,
    String subjectNumber,
    List<GrantedService> services)
    implements DomainEvent {

  /**
   * One service of the grant.
   *
   * @param number such as 浙ICP备2026000001号-1
   */
  public record GrantedService(int serviceNo, String number, ServiceKind kind, String name) {}
}
