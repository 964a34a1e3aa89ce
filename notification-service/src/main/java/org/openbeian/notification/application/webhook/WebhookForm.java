package org.openbeian.notification.application.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.notification.domain.webhook.WebhookState;
import org.openbeian.platform.api.Violation;

/**
 * What somebody wants a webhook to be.
 *
 * @param url null to leave it
 * @param notices their names, or {@link Webhook#ALL} alone; null to leave them
 * @param contactEmail empty for none; null to leave it
 * @param state ENABLED or PAUSED; null to leave it
 */
public record WebhookForm(
    @Nullable String url,
    @Nullable List<String> notices,
    @Nullable String contactEmail,
    @Nullable WebhookState state) {

  private static final int LONGEST_EMAIL = 254;
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]{2,}");

  /**
   * What is wrong with it, but for where its URL leads.
   *
   * @param known the names of the notices that webhooks take
   */
  List<Violation> violations(Set<String> known) {
    List<Violation> found = new ArrayList<>();
    if (notices != null) {
      check(notices, known, found);
    }
    if (contactEmail != null
        && !contactEmail.isEmpty()
        && (contactEmail.length() > LONGEST_EMAIL || !EMAIL.matcher(contactEmail).matches())) {
      found.add(Violation.of("contactEmail", null, "WEBHOOK_CONTACT_EMAIL"));
    }
    if (state == WebhookState.DISABLED) {
      found.add(Violation.of("state", null, "WEBHOOK_STATE"));
    }
    return found;
  }

  private static void check(List<String> names, Set<String> known, List<Violation> found) {
    if (names.isEmpty() || names.size() > known.size()) {
      found.add(Violation.of("notices", null, "WEBHOOK_NOTICES"));
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean all = Webhook.ALL.equals(name) && names.size() == 1;
      if (name == null || !all && !known.contains(name)) {
        found.add(Violation.of("notices[" + i + "]", null, "WEBHOOK_NOTICE_UNknown"));
      }
    }
  }
}
