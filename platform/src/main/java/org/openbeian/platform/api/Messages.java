package org.openbeian.platform.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Texts for people, zh-CN or en, from {@code platform-messages*.properties} and the service's own
 * {@code messages*.properties}.
 */
@ApplicationScoped
public class Messages {

  private static final List<String> BUNDLES = List.of("messages", "platform-messages");

  /**
   * The text of a key.
   *
   * @return null when no bundle has it
   */
  public @Nullable String find(Locale locale, String key, List<String> arguments) {
    for (String name : BUNDLES) {
      try {
        ResourceBundle bundle =
            ResourceBundle.getBundle(
                name, locale, Thread.currentThread().getContextClassLoader(), NO_FALLBACK);
        if (bundle.containsKey(key)) {
          return new MessageFormat(bundle.getString(key), locale).format(arguments.toArray());
        }
      } catch (MissingResourceException e) {
        // a service without texts of its own
      }
    }
    return null;
  }

  /** The text of a key, or the key itself when no bundle has it. */
  public String text(Locale locale, String key, List<String> arguments) {
    String text = find(locale, key, arguments);
    return text == null ? key : text;
  }

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
