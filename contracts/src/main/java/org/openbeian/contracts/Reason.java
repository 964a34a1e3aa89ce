package org.openbeian.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Why something was refused or sent back, pointing at the field so that a form can show it there.
 *
 * @param path the field, such as {@code services[0].name}; null when it is about the whole
 * @param code stable, for programs
 * @param rule the rule's ID where one applies
 * @param message for people
 * @param remedy what to do
 */
public record Reason(
    @Nullable String path,
    String code,
    @Nullable String rule,
    @Personal String message,
    @Personal @Nullable String remedy) {}
