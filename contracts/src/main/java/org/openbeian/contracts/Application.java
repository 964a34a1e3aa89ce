package org.openbeian.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the filer submitted in one round, personal data sealed.
 *
 * @param services those that the order is about
 * @param record what the order changes or ends; null for a first filing
 * @param ending why; null unless the order ends something
 */
public record Application(
    String province,
    Subject subject,
    List<FiledService> services,
    List<String> acceptedCommitments,
    @Nullable OnRecord record,
    @Nullable Ending ending) {}
