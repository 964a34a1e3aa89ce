package org.openbeian.sandbox.story;

import java.net.URI;

/**
 * Where a running stack is found.
 *
 * @param gateway the one origin of all REST APIs
 * @param outside the outside world: phones, mailboxes, tokens, the clock
 * @param bootstrapServers Kafka
 */
public record Place(URI gateway, URI outside, String bootstrapServers) {}
