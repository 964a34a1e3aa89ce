package org.openbeian.order.domain.detection;

import org.jspecify.annotations.Nullable;

/**
 * What our own records and open orders say to a question of an account.
 *
 * @param subjectNumber under which this account holds the asked subject; null when it does not
 * @param accountHoldsAnotherSubject this account's record is of another certificate
 * @param certificateHeldByAnotherAccount the asked subject is another account's
 * @param certificateHasOrder an order of the asked subject is in progress, whosever
 * @param serviceNumber under which this account holds the asked website or app; null when it does
 *     not
 * @param domainHeldByAnotherAccount the asked domain is another account's website
 * @param domainHasOrder an order of the asked domain is in progress, whosever
 */
public record OurSide(
    @Nullable String subjectNumber,
    boolean accountHoldsAnotherSubject,
    boolean certificateHeldByAnotherAccount,
    boolean certificateHasOrder,
    @Nullable String serviceNumber,
    boolean domainHeldByAnotherAccount,
    boolean domainHasOrder) {}
