package org.openbeian.contracts;

/** What a reviewer may ask for before a pass (R-FLOW-3). */
public enum SupplementKind {
  /** 补充材料: whatever the note names. */
  MATERIAL,
  /** 视频核验 */
  VIDEO_CHECK,
  /** 幕布拍照: the older form of proving that the principal is a living person. */
  CURTAIN_PHOTO,
  /** 邮寄资料: paper, by courier. */
  MAILED_ORIGINALS
}
