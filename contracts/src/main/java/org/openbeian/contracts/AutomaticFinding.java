package org.openbeian.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What the rules noticed in an application that was submitted all the same: whoever reviews it
 * better looks there.
 *
 * @param path the field, such as {@code services[0].domains[0]}
 * @param rule the rule's ID; null for plain form checks
 * @param code stable, for programs
 * @param message for people; it may name a domain or a service
 */
public record AutomaticFinding(
    String path, @Nullable String rule, String code, @Personal LocalisedText message) {}
