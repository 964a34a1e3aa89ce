package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where one-time codes are kept; everything runs in the caller's session. */
public interface OneTimeCodeStore {

  /** The last code of a thing; null when none was sent. */
  Uni<@Nullable OneTimeCode> of(String purpose, UUID thing);

  /** Puts a code in the place of the thing's last one. */
  Uni<Void> keep(String purpose, UUID thing, OneTimeCode code);

  /** Forgets the thing's code. */
  Uni<Void> forget(String purpose, UUID thing);
}
