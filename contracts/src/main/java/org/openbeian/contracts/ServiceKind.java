package org.openbeian.contracts;

/** 互联网信息服务类型: what is filed. */
public enum ServiceKind {
  /** 网站 */
  WEBSITE,
  /** APP */
  APP,
  /** 快应用 */
  QUICK_APP,
  /** 快游戏 */
  QUICK_GAME
}
