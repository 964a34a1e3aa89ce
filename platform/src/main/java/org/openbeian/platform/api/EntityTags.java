package org.openbeian.platform.api;

import org.jspecify.annotations.Nullable;

/** Entity tags of editable resources: their version in quotes. */
public final class EntityTags {

  private EntityTags() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Checks an {@code If-Match} header against what the resource is at.
   *
   * @throws ApiException 428 without a header, 412 when the resource has changed since
   */
  public static void requireMatch(@Nullable String ifMatch, long version) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ApiException.of(428, "IF_MATCH_REQUIRED");
    }
    if (!ifMatch.strip().equals("*") && !ifMatch.strip().equals(of(version))) {
      throw ApiException.of(412, "STALE_VERSION");
    }
  }
}
