package org.openbeian.review.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;

/** How much of an application a task shows. */
@Schema(name = "Shown")
public enum Shown {
  /** The whole application. */
  ALL,
  /** Only what differs from the round before. */
  CHANGES;

  /**
   * Reads the parameter {@code show}; null when it is absent.
   *
   * @throws ApiException 400 for anything else
   */
  static @Nullable Shown parameter(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return switch (text) {
      case "all" -> ALL;
      case "changes" -> CHANGES;
      default -> throw ApiException.badParameter("show", "all, changes");
    };
  }
}
