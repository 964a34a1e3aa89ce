package org.openbeian.order.domain.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * What a website offers (服务内容, R-SVC-1).
 *
 * @param code such as {@code ORGANIZATION_PORTAL}
 * @param id the field's numeric id
 * @param forPersons whether a person may offer it
 * @param needs the pre-approval without which nobody may; null for none
 */
public record ContentCategory(
    String code,
    int id,
    String chinese,
    String english,
    boolean forPersons,
    @Nullable String needs,
    Origin origin) {}
