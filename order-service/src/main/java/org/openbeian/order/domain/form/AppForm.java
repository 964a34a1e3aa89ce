package org.openbeian.order.domain.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app says besides what every service says, as far as filled in (R-APP-1).
 *
 * @param homePage 首页地址; may be missing
 * @param usesSdks whether others' services are built into it; null until it is said
 */
public record AppForm(
    @Nullable String homePage,
    List<PlatformForm> platforms,
    @Nullable Boolean usesSdks,
    List<SdkForm> sdks) {

  public AppForm {
    platforms = List.copyOf(platforms);
    sdks = List.copyOf(sdks);
  }

  /** Whether nothing of it is filled in. */
  public boolean saysNothing() {
    return homePage == null && platforms.isEmpty() && usesSdks == null && sdks.isEmpty();
  }
}
