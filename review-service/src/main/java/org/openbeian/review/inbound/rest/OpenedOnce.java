package org.openbeian.review.inbound.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.openbeian.contracts.Sealed;
import org.openbeian.platform.pii.Sealer;

/** Opens each sealed value of one answer once, however often it is looked at. */
final class OpenedOnce implements Function<Sealed, String> {

  private final Sealer sealer;
  private final Map<Sealed, String> opened = new HashMap<>();

  OpenedOnce(Sealer sealer) {
    this.sealer = sealer;
  }

  @Override
  public String apply(Sealed sealed) {
    return opened.computeIfAbsent(sealed, sealer::open);
  }
}
