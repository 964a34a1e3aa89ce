package org.openbeian.smsverify.domain;

/** A hash that nobody without the key can compute or search for; unrelated for each purpose. */
@FunctionalInterface
public interface KeyedHash {

  String of(String purpose, String value);
}
