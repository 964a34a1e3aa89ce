package org.openbeian.notification.application.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Finds out whether a webhook may be what somebody wants it to be; asks DNS, so it takes time. */
@ApplicationScoped
public class CheckWebhook {

  private final WebhookTargets targets;
  private final Set<String> notices;

  CheckWebhook(WebhookTargets targets, NoticeCatalogue catalogue) {
    this.targets = targets;
    this.notices =
        catalogue.entries().stream()
            .filter(notice -> notice.channels().contains(Channel.WEBHOOK))
            .map(NoticeCatalogue.Entry::template)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Gives the form back; fails with 422 and what is wrong, field by field. */
  public Uni<WebhookForm> check(WebhookForm form) {
    List<Violation> found = new ArrayList<>(form.violations(notices));
    Uni<?> led =
        form.url() == null
            ? Uni.createFrom().voidItem()
            : targets
                .find(form.url())
                .replaceWithVoid()
                .onFailure(WebhookTargets.Refused.class)
                .recoverWithItem(
                    refusal -> {
                      found.add(0, ((WebhookTargets.Refused) refusal).violation());
                      return null;
                    });
    return led.map(
        done -> {
          if (!found.isEmpty()) {
            throw ApiException.invalid(found);
          }
          return form;
        });
  }
}
