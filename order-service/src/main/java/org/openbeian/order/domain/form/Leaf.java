package org.openbeian.order.domain.form;

/** The kinds of personal data in a form; what is kept of them is sealed. */
public enum Leaf {
  NAME,
  CERTIFICATE_NUMBER,
  ADDRESS,
  PHONE,
  EMAIL,
  /** Free text: people write names into it. */
  WORDS
}
