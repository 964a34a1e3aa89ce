package org.openbeian.notification.domain.webhook;

/** What is done with notices. */
public enum WebhookState {
  ENABLED,
  PAUSED,
  DISABLED
}
