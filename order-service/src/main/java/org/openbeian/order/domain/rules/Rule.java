package org.openbeian.order.domain.rules;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.openbeian.order.domain.rulebook.Authority;

/** The rule of the domain that a class checks. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Rule {

  /** Its ID, such as {@code R-SUBJ-3}. */
  String value();

  /** Where it is written, such as {@code S1 2}; the sources are listed in the rule book. */
  String source();

  /** Whose rule it is. */
  Authority by() default Authority.MINISTRY;
}
