package org.openbeian.order.domain.material;

/** What must be so for a line of the list of materials to count. */
enum MaterialCondition {
  /** The service is a website. */
  WEBSITE,
  /** The service is an app of any kind. */
  APP,
  /** The service has contents that need a prior approval which is not on record. */
  PRE_APPROVAL,
  /** The principal's certificate has two sides. */
  TWO_SIDED,
  /** The service's principal is neither the subject's nor that of a service before. */
  OTHER_PERSON,
  /** Nothing is on record here of the subject. */
  SUBJECT_NEW,
  /** Name or certificate of the subject differs from the record. */
  SUBJECT_CHANGED,
  /** The subject's name differs from the record. */
  NAME_CHANGED,
  /** Another principal, or another certificate of the same, than on record. */
  PRINCIPAL_CHANGED,
  /** The legal representative differs from the record. */
  LEGAL_REPRESENTATIVE_CHANGED,
  /** The principal is not the legal representative. */
  NOT_LEGAL_REPRESENTATIVE,
  /** The principal's identity card was issued in another province. */
  ID_FROM_ELSEWHERE
}
