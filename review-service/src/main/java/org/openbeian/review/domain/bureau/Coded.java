package org.openbeian.review.domain.bureau;

import org.jspecify.annotations.Nullable;

/**
 * Something of an application in the field's terms.
 *
 * @param code as the application names it
 * @param id the field's; null when the tables here know none, so that whoever sends it has to ask
 */
public record Coded(String code, @Nullable Integer id) {}
