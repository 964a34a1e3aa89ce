package org.openbeian.review.application.bureau;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.openbeian.review.domain.bureau.FieldCodes;
import org.openbeian.review.outbound.files.FieldCodeFiles;

/** What is known of the field before the first case. */
@ApplicationScoped
class BureauSettings {

  @Produces
  @Singleton
  @Startup
  FieldCodes fieldCodes() {
    return FieldCodeFiles.read();
  }
}
