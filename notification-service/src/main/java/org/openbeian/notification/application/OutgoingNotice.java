package org.openbeian.notification.application;

import java.time.Instant;
import java.util.UUID;
import org.openbeian.contracts.Sealed;
import org.openbeian.notification.domain.Language;

/**
 * A notice as a channel gets it.
 *
 * @param deliveryId the same at every attempt
 * @param sealedBody lines of plain text, sealed
 * @param createdAt business time
 */
public record OutgoingNotice(
    UUID deliveryId,
    Sealed recipient,
    Language language,
    String title,
    Sealed sealedBody,
    String shortText,
    Instant createdAt) {}
