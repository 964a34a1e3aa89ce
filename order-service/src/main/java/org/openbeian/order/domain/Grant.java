package org.openbeian.order.domain;

import java.util.Map;

/**
 * The numbers that the bureau assigned (R-FLOW-7).
 *
 * @param subjectNumber such as 浙ICP备2026000001号
 * @param serviceNumbers by the service's number within the order
 */
public record Grant(String subjectNumber, Map<Integer, String> serviceNumbers) {

  public Grant {
    serviceNumbers = Map.copyOf(serviceNumbers);
  }

  /**
   * The number of a service.
   *
   * @throws IllegalStateException when the bureau gave it none
   */
  public String numberOf(int serviceNo) {
    String number = serviceNumbers.get(serviceNo);
    if (number == null) {
      throw new IllegalStateException("the bureau assigned no number to service " + serviceNo);
    }
    return number;
  }
}
