package org.openbeian.order.domain.code;

/** Why a server yields no service code; each name is the code of a text. */
public enum Ineligibility {
  SERVER_NOT_IN_MAINLAND,
  SERVER_NOT_SUBSCRIBED,
  /** For fewer months than the provider asks for. */
  SERVER_SUBSCRIPTION_TOO_SHORT,
  /** No service could keep R-CODE-2 there. */
  SERVER_WITHOUT_PUBLIC_IP,
  /** It has given as many codes as a server gives. */
  SERVER_CODES_USED_UP
}
