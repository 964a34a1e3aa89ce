package org.openbeian.order.domain;

/** What a grant does to the record (R-FLOW-7, domain §7). */
public enum RecordEffect {
  /** The subject comes on record, with its first services. */
  PUT_ON_RECORD(Telling.GRANTED),
  /** Services join the record. */
  ADD_SERVICES(Telling.GRANTED),
  /** What was filed with this provider before belongs to the account (R-CLM-1). */
  CLAIM(Telling.CLAIMED),
  /** The record says what the order says; removed domains are unfiled (R-CHG-3). */
  CHANGE(Telling.CHANGED),
  /** The services are no longer filed with this provider (R-CAN-1). */
  CANCEL_ACCESS(Telling.ACCESS_CANCELLED),
  /** The services' numbers end (R-DER-1). */
  DEREGISTER_SERVICES(Telling.DEREGISTERED),
  /** The subject's number ends, with those of all its services (R-DER-1). */
  DEREGISTER_SUBJECT(Telling.DEREGISTERED),
  /** The subject with all its services belongs to another account (R-TRF-1). */
  TRANSFER(Telling.TRANSFERRED),
  /** The services' numbers end; another subject has the services, under new ones (R-MIG-1). */
  MIGRATE(Telling.MIGRATED);

  private final Telling telling;

  RecordEffect(Telling telling) {
    this.telling = telling;
  }

  /** Whether the record may begin with it: the subject was unfiled, or on record elsewhere only. */
  public boolean mayBegin() {
    return switch (this) {
      case PUT_ON_RECORD, ADD_SERVICES, CLAIM -> true;
      case CHANGE, CANCEL_ACCESS, DEREGISTER_SERVICES, DEREGISTER_SUBJECT, TRANSFER, MIGRATE ->
          false;
    };
  }

  /** Whether the services go to another subject; the application's subject is that one then. */
  public boolean movesServices() {
    return switch (this) {
      case MIGRATE -> true;
      case PUT_ON_RECORD,
          ADD_SERVICES,
          CLAIM,
          CHANGE,
          CANCEL_ACCESS,
          DEREGISTER_SERVICES,
          DEREGISTER_SUBJECT,
          TRANSFER ->
          false;
    };
  }

  /** What everybody is told of it. */
  public Telling telling() {
    return telling;
  }
}
