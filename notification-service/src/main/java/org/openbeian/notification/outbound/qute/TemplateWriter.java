package org.openbeian.notification.outbound.qute;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openbeian.notification.application.NoticeWriter;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.notification.domain.NoticeFacts;
import org.openbeian.notification.domain.NoticeTexts;

/**
 * One template per notice and language, with the fragments {@code title, body, sms}.
 *
 * <p>Each declares the record of facts that it speaks of, so the build checks every word in braces.
 * That there is one for each notice of the catalogue, and that it declares what the code will give
 * it, is checked at the start.
 */
@ApplicationScoped
@Startup
class TemplateWriter implements NoticeWriter {

  private static final String FACTS = "facts";
  private static final List<String> FRAGMENTS = List.of("title", "body", "sms");

  private final Engine engine;

  TemplateWriter(Engine engine, NoticeCatalogue catalogue) {
    this.engine = engine;
    for (NoticeCatalogue.Entry notice : catalogue.entries()) {
      for (Language language : Language.values()) {
        requireFits(template(notice.template(), language), notice.says());
      }
    }
  }

  @Override
  public NoticeTexts write(String template, Language language, NoticeFacts facts) {
    Template found = template(template, language);
    return new NoticeTexts(
        render(found, "title", facts), render(found, "body", facts), render(found, "sms", facts));
  }

  private Template template(String notice, Language language) {
    String id = "notices/" + language.tag() + "/" + notice;
    Template found = engine.getTemplate(id);
    if (found == null) {
      throw new IllegalStateException("notice " + notice + ": there is no template " + id);
    }
    return found;
  }

  static void requireFits(Template template, Class<? extends NoticeFacts> says) {
    String declared =
        template.getParameterDeclarations().stream()
            .filter(each -> each.getKey().equals(FACTS))
            .map(each -> each.getTypeInfo().replace("|", ""))
            .findAny()
            .orElse("nothing");
    if (!declared.equals(says.getName())) {
      throw new IllegalStateException(
          template.getId() + " declares " + declared + ", not {@" + says.getName() + " facts}");
    }
    for (String fragment : FRAGMENTS) {
      if (template.getFragment(fragment) == null) {
        throw new IllegalStateException(template.getId() + " has no fragment " + fragment);
      }
    }
  }

  private static String render(Template template, String fragment, NoticeFacts facts) {
    return template.getFragment(fragment).data(FACTS, facts).render().strip();
  }
}
