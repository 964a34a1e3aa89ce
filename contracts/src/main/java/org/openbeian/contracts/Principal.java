package org.openbeian.contracts;

import org.jspecify.annotations.Nullable;

/**
 * 负责人: the person responsible for the subject or for one service. Everything that identifies a
 * person is sealed.
 *
 * @param mobile the first contact number: the only one that gets verification codes (R-SMS-2)
 */
public record Principal(
    Sealed name,
    boolean legalRepresentative,
    Certificate certificate,
    Sealed mobile,
    @Nullable Sealed emergencyPhone,
    Sealed email,
    @Nullable Sealed landline) {}
