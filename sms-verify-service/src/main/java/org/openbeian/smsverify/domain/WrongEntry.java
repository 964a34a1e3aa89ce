package org.openbeian.smsverify.domain;

import java.util.List;
import java.util.UUID;

/**
 * What a wrong entry or request counts on. All that was looked at is written, in one statement,
 * whosever the number is, so that the time taken tells nothing either.
 *
 * @param phoneIndex blind index of the number
 * @param tried numbers that have one wrong try more (R-SMS-5)
 * @param asked numbers whose certificate tail was guessed wrongly outside of tries
 * @param touched numbers that were looked at besides; nothing counts on them
 * @param nobodys whether it is an entry for a number that nothing waits for: the sixth of those is
 *     answered like the sixth of any other
 * @param failed whether it failed a verification: what comes after is for a number that nothing
 *     waits for
 */
public record WrongEntry(
    String phoneIndex,
    List<UUID> tried,
    List<UUID> asked,
    List<UUID> touched,
    boolean nobodys,
    boolean failed) {}
