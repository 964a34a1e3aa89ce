package org.openbeian.notification.outbound.qute;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.notification.application.NoticeWriter;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeFacts;
import org.openbeian.notification.domain.NoticeTexts;

/** One template per notice and language, with the fragments {@code title, body, sms}. */
@ApplicationScoped
class TemplateWriter implements NoticeWriter {

  private final Engine engine;

  TemplateWriter(Engine engine) {
    this.engine = engine;
  }

  @Override
  public NoticeTexts write(String template, Language language, NoticeFacts facts) {
    String id = "notices/" + language.tag() + "/" + template;
    Template found = engine.getTemplate(id);
    if (found == null) {
      throw new IllegalStateException("there is no template " + id);
    }
    return new NoticeTexts(
        render(found, "title", facts), render(found, "body", facts), render(found, "sms", facts));
  }

  private static String render(Template template, String fragment, NoticeFacts facts) {
    return template.getFragment(fragment).data("facts", facts).render().strip();
  }
}
