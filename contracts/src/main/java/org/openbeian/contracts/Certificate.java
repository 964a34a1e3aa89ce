package org.openbeian.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as events carry it.
 *
 * @param number sealed
 * @param address as printed on it, sealed; organisations only
 * @param validUntil null when it says 长期 or has no end
 */
public record Certificate(
    CertificateType type,
    Sealed number,
    @Nullable Sealed address,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil) {}
