package org.openbeian.order.domain;

import java.util.List;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.order.ReturnReason;

/** Why an order is back with its filer. */
public record Returned(ReturnReason reason, List<Reason> reasons) {}
