package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.recognition.Reading;

/** Reads certificates (R-MAT-3). */
public interface Recognition {

  /** Nobody reads them. */
  Recognition OFF =
      new Recognition() {
        @Override
        public Uni<Reading> read(MaterialKind kind, byte[] jpeg) {
          return Uni.createFrom().item(Reading.SWITCHED_OFF);
        }

        @Override
        public boolean isOn() {
          return false;
        }
      };

  /** Reads a picture, off the event loop and not for long; never fails. */
  Uni<Reading> read(MaterialKind kind, byte[] jpeg);

  /** Whether anybody reads them. */
  default boolean isOn() {
    return true;
  }
}
