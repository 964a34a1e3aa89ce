package org.openbeian.notification.application.webhook;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Asks DNS. */
public interface HostAddresses {

  /** All addresses that a host has now; fails when it has none, or when nobody can tell. */
  Uni<List<InetAddress>> of(String host);
}
