package org.openbeian.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The explicit, versioned CloudEvents type of an event record; a released one never changes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

  /** For example {@code org.openbeian.order.submitted.v1}. */
  String value();

  Topic topic();

  /** One sentence for the event catalogue and the AsyncAPI document. */
  String meaning();
}
