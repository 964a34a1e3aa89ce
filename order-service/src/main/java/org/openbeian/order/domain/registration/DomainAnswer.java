package org.openbeian.order.domain.registration;

/** What was answered to a {@link DomainQuestion}: a registration, or a single word. */
public sealed interface DomainAnswer permits DomainRegistration, DomainAnswer.Word {

  /** An answer without particulars. */
  enum Word implements DomainAnswer {
    NOT_REGISTERED,
    RESOLVES,
    DOES_NOT_RESOLVE,
    /** Nothing reliable in time; never the same as "fine", nor as "wrong". */
    NO_ANSWER
  }
}
