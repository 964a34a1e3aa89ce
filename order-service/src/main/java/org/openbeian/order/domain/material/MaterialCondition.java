package org.openbeian.order.domain.material;

import org.openbeian.order.domain.material.MaterialPart.Place;

/** What must be so for a demand of the list of materials to count. */
public enum MaterialCondition {
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
  ID_FROM_ELSEWHERE;

  /** Those that ask about a service or a principal need a part that is one or has one. */
  boolean canBeAskedOf(Place place) {
    boolean service = place == Place.SERVICE || place == Place.SERVICE_PRINCIPAL;
    boolean principal = place == Place.SUBJECT_PRINCIPAL || place == Place.SERVICE_PRINCIPAL;
    return switch (this) {
      case WEBSITE, APP, PRE_APPROVAL -> service;
      case TWO_SIDED, PRINCIPAL_CHANGED, NOT_LEGAL_REPRESENTATIVE, ID_FROM_ELSEWHERE -> principal;
      case OTHER_PERSON -> place == Place.SERVICE_PRINCIPAL;
      case SUBJECT_NEW, SUBJECT_CHANGED, NAME_CHANGED, LEGAL_REPRESENTATIVE_CHANGED -> true;
    };
  }
}
