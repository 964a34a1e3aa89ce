package org.openbeian.notification.application;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.notification.outbound.files.NoticeFiles;

/** What an operator may set. */
@ApplicationScoped
class NoticeSettings {

  /** At start-up: a flaw must not wait for the first event. */
  @Produces
  @Singleton
  @Startup
  NoticeCatalogue catalogue(
      @ConfigProperty(name = "beian.notices.directory") Optional<String> directory) {
    return NoticeFiles.read(directory.map(Path::of));
  }
}
