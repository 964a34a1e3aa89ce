package org.openbeian.notification.outbound.qute;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.notification.application.DigestWriter;
import org.openbeian.notification.domain.DigestFacts;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeTexts;

/** One template per language, with the fragments {@code title} and {@code body}. */
@ApplicationScoped
class DigestTemplates implements DigestWriter {

  private final Engine engine;

  DigestTemplates(Engine engine) {
    this.engine = engine;
  }

  @Override
  public NoticeTexts write(Language language, DigestFacts facts) {
    Template template = engine.getTemplate("digests/" + language.tag() + "/reminders");
    return new NoticeTexts(render(template, "title", facts), render(template, "body", facts), "");
  }

  private static String render(Template template, String fragment, DigestFacts facts) {
    return template.getFragment(fragment).data("facts", facts).render().strip();
  }
}
