package org.openbeian.sandbox.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The stack's own secrets, drawn at random once and kept in a file that only its owner reads. */
final class Secrets {
  private final Properties values;

  private Secrets(Properties values) {
    this.values = values;
  }

  /** One at a time, so that all who start together have the same ones. */
  static synchronized Secrets in(Path directory) {
    var file = directory.resolve("secrets.properties");
    try {
      var values = new Properties();
      if (Files.exists(file)) {
        try (var in = Files.newBufferedReader(file)) {
          values.load(in);
        }
      }
      if (complete(values)) {
        Files.createDirectories(directory);
        var draft = directory.resolve("secrets.properties.new");
        Files.deleteIfExists(draft);
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(draft)) {
          values.store(out, "Of this sandbox only. Without the keys its data cannot be read.");
        }
        Files.move(
            draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
      return new Secrets(values);
    } catch (IOException e) {
      throw new StackException(
          "The secrets in " + file + " cannot be used: " + e.getMessage() + ".",
          "Make the directory writable or choose another one with --data-dir.",
          e);
    }
  }

  String databasePassword(Service service) {
    return values.getProperty("database.password." + service.id());
  }

  /** {@code id:base64,id:base64}; the first seals. */
  String sealingKeys() {
    return values.getProperty("sealing.keys");
  }

  String sealingIndexKey() {
    return values.getProperty("sealing.index-key");
  }

  /** What the services' blind indexes and keyed hashes are, for benches that make rows. */
  String keyedHash(String purpose, String value) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(sealingIndexKey()), "HmacSHA256"));
      var purposeBytes = purpose.getBytes(StandardCharsets.UTF_8);
      mac.update((byte) purposeBytes.length);
      mac.update(purposeBytes);
      var hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }

  /** {@code id:base64}: signs permits to look at materials. */
  String permitKeys() {
    return values.getProperty("materials.permit-keys");
  }

  /** What order-service and the verification app sign with. */
  String realPersonSecret() {
    return values.getProperty("real-person.secret");
  }

  /** What the first SMS gateway signs its receipts with. */
  String receiptsSecret() {
    return values.getProperty("sms.receipts-secret");
  }

  /** What the second SMS gateway signs its receipts with. */
  String secondReceiptsSecret() {
    return values.getProperty("sms.second.receipts-secret");
  }

  /** Draws what is missing; whether something was. */
  private static boolean complete(Properties values) {
    var random = new SecureRandom();
    int before = values.size();
    for (var service : Service.values()) {
      values.computeIfAbsent(
          "database.password." + service.id(), key -> HexFormat.of().formatHex(bytes(random, 16)));
    }
    values.computeIfAbsent("sealing.keys", key -> "k1:" + base64(random));
    values.computeIfAbsent("sealing.index-key", key -> base64(random));
    values.computeIfAbsent("materials.permit-keys", key -> "p1:" + base64(random));
    values.computeIfAbsent(
        "real-person.secret", key -> HexFormat.of().formatHex(bytes(random, 32)));
    for (var secret : new String[] {"sms.receipts-secret", "sms.second.receipts-secret"}) {
      values.computeIfAbsent(secret, key -> HexFormat.of().formatHex(bytes(random, 32)));
    }
    return values.size() > before;
  }

  private static String base64(SecureRandom random) {
    return Base64.getEncoder().encodeToString(bytes(random, 32));
  }

  private static byte[] bytes(SecureRandom random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
