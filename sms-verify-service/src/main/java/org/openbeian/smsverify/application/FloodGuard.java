package org.openbeian.smsverify.application;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.api.Throttle;
import org.openbeian.platform.api.Throttle.Limit;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.smsverify.domain.Typed;

/**
 * Stops floods of entries and of requests for codes, by the address they come from and by the phone
 * they are for. Whether the phone is known makes no difference.
 */
@ApplicationScoped
public class FloodGuard {

  private final Sealer sealer;
  private final Throttle entriesFrom;
  private final Throttle entriesFor;
  private final Throttle resendsFrom;
  private final Throttle resendsFor;

  FloodGuard(
      Sealer sealer,
      MeterRegistry meters,
      @ConfigProperty(name = "beian.sms.limits.attempts-per-address") Limit entriesPerAddress,
      @ConfigProperty(name = "beian.sms.limits.attempts-per-phone") Limit entriesPerPhone,
      @ConfigProperty(name = "beian.sms.limits.resends-per-address") Limit resendsPerAddress,
      @ConfigProperty(name = "beian.sms.limits.resends-per-phone") Limit resendsPerPhone) {
    this.sealer = sealer;
    this.entriesFrom = new Throttle("sms-attempts-per-address", entriesPerAddress, meters);
    this.entriesFor = new Throttle("sms-attempts-per-phone", entriesPerPhone, meters);
    this.resendsFrom = new Throttle("sms-resends-per-address", resendsPerAddress, meters);
    this.resendsFor = new Throttle("sms-resends-per-phone", resendsPerPhone, meters);
  }

  /**
   * Lets an entry in.
   *
   * @param address where it comes from: {@link org.openbeian.platform.api.ClientAddress}
   * @param phone as typed; one of no valid form is limited by its address only
   * @throws org.openbeian.platform.api.ApiException 429 with Retry-After when there are too many
   */
  public void admitEntry(String address, String phone) {
    admit(entriesFrom, address, entriesFor, phone);
  }

  /** Lets a request for another code in; as {@link #admitEntry}. */
  public void admitResend(String address, String phone) {
    admit(resendsFrom, address, resendsFor, phone);
  }

  private void admit(Throttle from, String address, Throttle to, String phone) {
    from.admit(address);
    if (Typed.isPhone(phone)) {
      to.admit(PhoneIndex.of(sealer, Typed.normal(phone)));
    }
  }
}
