package org.openbeian.order.domain.material;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that materials come in, by their extensions and first bytes (R-MAT-2). */
public enum PictureFormat {
  JPEG("jpg", "jpe", "jpeg"),
  PNG("png"),
  GIF("gif"),
  WEBP("webp"),
  BMP("bmp");

  /** How many first bytes tell the format. */
  public static final int HEAD = 12;

  private final List<String> extensions;

  PictureFormat(String... extensions) {
    this.extensions = List.of(extensions);
  }

  /** What the end of a file's name says; empty for any other end. */
  public static Optional<PictureFormat> named(String fileName) {
    String extension = extensionOf(fileName);
    return Arrays.stream(values())
        .filter(format -> fileName.contains(".") && format.extensions.contains(extension))
        .findFirst();
  }

  /** What stands after the last dot, in small letters. */
  static String extensionOf(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** What the first bytes of a file say; empty for anything else. */
  public static Optional<PictureFormat> of(byte[] head) {
    String text = new String(head, ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    return text.startsWith("BM") ? Optional.of(BMP) : Optional.empty();
  }
}
