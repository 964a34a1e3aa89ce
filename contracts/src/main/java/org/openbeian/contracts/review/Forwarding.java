package org.openbeian.contracts.review;

/** How a passed order goes on to the bureau; the provider's configuration. */
public enum Forwarding {
  AUTOMATIC,
  MANUAL
}
