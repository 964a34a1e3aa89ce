package org.openbeian.smsverify.application;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Stops floods of entries and resends, by the address they come from and by the phone they are for.
 * Whether the phone is known makes no difference.
 */
@ApplicationScoped
public class FloodGuard {

  /**
   * Lets an entry in.
   *
   * @param address where it comes from, see {@code ClientAddress}
   * @param phone as typed
   * @throws org.openbeian.platform.api.ApiException 429 with Retry-After when there are too many
   */
  public void admitEntry(String address, String phone) {}

  /** Lets a request for another code in; as {@link #admitEntry}. */
  public void admitResend(String address, String phone) {}
}
