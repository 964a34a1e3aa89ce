package org.openbeian.order.domain.registration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is fresh, or {@link DomainAnswer.Word#NO_ANSWER}.
 *
 * @param sinceLastAnswer how long ago there was an answer, where there is none now; null for never
 */
public record DomainLook(DomainAnswer answer, @Nullable Duration sinceLastAnswer) {

  /** Nobody was asked yet. */
  public static final DomainLook NEVER = new DomainLook(DomainAnswer.Word.NO_ANSWER, null);

  public static DomainLook fresh(DomainAnswer answer) {
    return new DomainLook(answer, null);
  }

  public boolean isAnswered() {
    return answer != DomainAnswer.Word.NO_ANSWER;
  }
}
