package org.openbeian.order.domain.validity;

/** What must stay true for orders of a type to make sense; looked at every day (R-EXP-3). */
public enum Premise {
  /** Neither the subject nor its services are filed. */
  NOTHING_FILED,
  /** The subject is filed, its new services are not. */
  SUBJECT_FILED,
  /** The services are filed under the subject. */
  SERVICES_FILED,
  /** Subject and services are on record here, which the registry need not be asked for. */
  ON_RECORD_HERE
}
