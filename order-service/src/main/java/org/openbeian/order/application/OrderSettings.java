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
}
