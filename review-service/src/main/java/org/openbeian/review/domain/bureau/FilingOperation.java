package org.openbeian.review.domain.bureau;

import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;

/** What the bureau is asked to do, by the field's kinds of operation (Czlx). */
public enum FilingOperation {
  /** 首次备案: a new subject with its services */
  NEW_SUBJECT(1),
  /** 新增网站 */
  NEW_SITE(2),
  /** 新增接入 */
  NEW_ACCESS(3),
  /** 变更: subject, services or both, as a whole */
  CHANGE(4),
  /** 取消接入 */
  CANCEL_ACCESS(5),
  /** 注销主体 */
  DEREGISTER_SUBJECT(6),
  /** 注销网站 */
  DEREGISTER_SITE(7),
  /** 迁移: no operation of the field's own; takes a new site here and the end of the old one */
  MOVE_SITE(null);

  private final @Nullable Integer id;

  FilingOperation(@Nullable Integer id) {
    this.id = id;
  }

  /**
   * What a type of filing asks for.
   *
   * @throws IllegalArgumentException for types that no bureau decides
   */
  public static FilingOperation of(FilingType type) {
    return switch (type) {
      case FIRST_FILING -> NEW_SUBJECT;
      case ADD_SERVICE -> NEW_SITE;
      case ADD_ACCESS -> NEW_ACCESS;
      case CHANGE_SUBJECT, CHANGE_SERVICE, CHANGE_FILING -> CHANGE;
      case CANCEL_ACCESS -> CANCEL_ACCESS;
      case DEREGISTER_SUBJECT -> DEREGISTER_SUBJECT;
      case DEREGISTER_SERVICE -> DEREGISTER_SITE;
      case MIGRATE -> MOVE_SITE;
      case CLAIM, TRANSFER -> throw new IllegalArgumentException(type + " needs no bureau");
    };
  }

  /** Czlx; null where the field has none. */
  public @Nullable Integer id() {
    return id;
  }
}
