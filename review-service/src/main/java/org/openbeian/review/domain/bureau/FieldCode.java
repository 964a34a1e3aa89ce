package org.openbeian.review.domain.bureau;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.LocalisedText;

/**
 * An entry of one of the field's code tables.
 *
 * @param id the field's; null where nobody has published one
 * @param code as applications name it; null for what they can't name
 * @param mask the id as consoles show it in a sum of several; null where it is not known
 * @param shortName as filing numbers begin; of provinces only
 * @param certificates ids of those that prove it; of natures only
 * @param refuses whether it tells that something was refused; of result codes only
 */
public record FieldCode(
    @Nullable Integer id,
    @Nullable String code,
    LocalisedText text,
    @Nullable Long mask,
    @Nullable String shortName,
    List<Integer> certificates,
    boolean refuses) {

  /** An entry that says nothing but its name. */
  public static FieldCode of(@Nullable Integer id, @Nullable String code, LocalisedText text) {
    return new FieldCode(id, code, text, null, null, List.of(), false);
  }
}
