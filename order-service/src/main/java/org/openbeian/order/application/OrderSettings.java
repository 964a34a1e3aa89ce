package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.order.domain.IdleClock;

/** What an operator may set. */
@ApplicationScoped
class OrderSettings {

  @Produces
  @Singleton
  IdleClock idleClock(
      @ConfigProperty(name = "beian.order.idle.first-warning") Duration firstWarning,
      @ConfigProperty(name = "beian.order.idle.second-warning") Duration secondWarning,
      @ConfigProperty(name = "beian.order.idle.expiry") Duration expiry) {
    return new IdleClock(firstWarning, secondWarning, expiry);
  }

  @Produces
  @Singleton
  OwnerCodePolicy ownerCodes(
      @ConfigProperty(name = "beian.owner-codes.validity") Duration validity,
      @ConfigProperty(name = "beian.owner-codes.tries") int tries,
      @ConfigProperty(name = "beian.owner-codes.sends") int sends,
      @ConfigProperty(name = "beian.owner-codes.pause") Duration pause) {
    return new OwnerCodePolicy(validity, tries, sends, pause);
  }
}
