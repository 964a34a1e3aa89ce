package org.openbeian.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the filer submitted in one round, personal data sealed.
 *
 * @param services those that the order is about
 * @param record the subject that the numbers of a grant are of: what the order changes, adds to or
 *     ends, or what takes migrated services in; null where a new subject comes on record
 * @param ending why; null unless the order ends something
 */
public record Application(
    String province,
    Subject subject,
    List<FiledService> services,
    List<String> acceptedCommitments,
    @Nullable OnRecord record,
    @Nullable Ending ending) {}
