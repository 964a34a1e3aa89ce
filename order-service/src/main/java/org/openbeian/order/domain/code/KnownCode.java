package org.openbeian.order.domain.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order knows of a service code that it names, whosever that is.
 *
 * @param use by others; FREE for a code that the order itself has or used up
 * @param serviceNumber that it was used up for; null while it is not
 */
public record KnownCode(CodeState use, @Nullable String serviceNumber, List<IpRange> serverIps) {

  public KnownCode {
    serverIps = List.copyOf(serverIps);
  }
}
