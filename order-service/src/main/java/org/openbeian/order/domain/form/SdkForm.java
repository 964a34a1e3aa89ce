package org.openbeian.order.domain.form;

import org.jspecify.annotations.Nullable;

/**
 * Somebody else's service that is built into an app, as far as filled in.
 *
 * @param provider 厂商
 * @param type 类型, such as 推送
 */
public record SdkForm(@Nullable String name, @Nullable String provider, @Nullable String type) {}
