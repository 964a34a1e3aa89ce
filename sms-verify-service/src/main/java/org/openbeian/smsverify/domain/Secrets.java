package org.openbeian.smsverify.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.UUID;

/**
 * Keyed hashes of what a person must know, bound to the order, its round and the phone: equal codes
 * or certificates of two phones have unrelated hashes, and one can't be moved to another phone.
 */
final class Secrets {

  private Secrets() {}

  static String ofCode(KeyedHash hash, UUID orderId, int round, String phoneIndex, String code) {
    return hash.of("sms-code", bound(orderId, round, phoneIndex, code));
  }

  static String ofTail(KeyedHash hash, UUID orderId, int round, String phoneIndex, String tail) {
    return hash.of("certificate-tail", bound(orderId, round, phoneIndex, tail));
  }

  /** Compares in constant time. */
  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  private static String bound(UUID orderId, int round, String phoneIndex, String secret) {
    return orderId + ":" + round + ":" + phoneIndex + ":" + secret;
  }
}
