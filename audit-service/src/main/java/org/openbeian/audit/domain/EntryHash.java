package org.openbeian.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash of an entry: SHA-256 over previous hash, sequence, event id, type, source, key, time,
 * topic and body, each preceded by its length as four bytes, so that no two contents have the same
 * encoding. The README tells outsiders how to compute it themselves.
 */
final class EntryHash {

  private EntryHash() {}

  static byte[] of(byte[] previousHash, long sequence, KeptEvent event) {
    MessageDigest digest = sha256();
    add(digest, previousHash);
    add(digest, Long.toString(sequence));
    add(digest, event.id().toString());
    add(digest, event.type());
    add(digest, event.source());
    add(digest, event.key());
    add(digest, event.occurredAt().toString());
    add(digest, event.topic());
    add(digest, event.body());
    return digest.digest();
  }

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(UTF_8));
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
