package org.openbeian.contracts;

import org.jspecify.annotations.Nullable;

/**
 * 主体/主办单位: the person or organisation that files.
 *
 * @param investor 投资者或主管单位 (R-SUBJ-8); null for persons
 */
public record Subject(
    SubjectNature nature,
    @Personal String name,
    Certificate certificate,
    Sealed communicationAddress,
    @Personal @Nullable String remark,
    Principal principal,
    @Nullable Sealed investor) {}
