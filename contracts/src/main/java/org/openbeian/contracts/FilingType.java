package org.openbeian.contracts;

/** The kinds of filing (domain §2). */
public enum FilingType {
  /** 首次备案 */
  FIRST_FILING,
  /** 新增网站/互联网信息服务 */
  ADD_SERVICE,
  /** 接入备案 */
  ADD_ACCESS,
  /** 变更主体 */
  CHANGE_SUBJECT,
  /** 变更网站/互联网信息 */
  CHANGE_SERVICE,
  /** 变更备案: subject and services */
  CHANGE_FILING,
  /** 取消接入 */
  CANCEL_ACCESS,
  /** 注销网站/服务 */
  DEREGISTER_SERVICE,
  /** 注销主体 */
  DEREGISTER_SUBJECT,
  /** 认领备案 */
  CLAIM,
  /** 转移备案 */
  TRANSFER,
  /** 迁移备案 */
  MIGRATE
}
