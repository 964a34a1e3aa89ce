package org.openbeian.smsverify.inbound.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The static files of the page, each named with its version, so that browsers may keep them. */
@ApplicationScoped
public class Assets {

  private static final int VERSION_BYTES = 6;

  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /** Where a browser finds a file, such as {@code page.css}. */
  public String of(String file) {
    return addresses.computeIfAbsent(file, Assets::address);
  }

  private static String address(String file) {
    String resource = "META-INF/resources/verify/" + file;
    try (InputStream content =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalArgumentException("there is no " + resource);
      }
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return "/verify/" + file + "?v=" + HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
