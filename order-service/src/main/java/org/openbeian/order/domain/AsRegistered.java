package org.openbeian.order.domain;

import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;

/**
 * What the national registry says of a record that an order takes over.
 *
 * @param subjectName sealed: the filer says it first
 * @param domain canonical; null for an app, and for a service that is not filed yet
 * @param appName null for a website, and for a service that is not filed yet
 */
public record AsRegistered(Sealed subjectName, @Nullable String domain, @Nullable String appName) {}
