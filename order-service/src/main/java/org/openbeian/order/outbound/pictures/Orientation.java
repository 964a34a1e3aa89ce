package org.openbeian.order.outbound.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera was held, from a JPEG's EXIF data, 1 to 8. It has to be read before that data is
 * dropped, or photos of telephones would lie on their side.
 */
final class Orientation {

  static final int UPRIGHT = 1;

  private static final int SEARCHED = 128 << 10;
  private static final int APP1 = 0xffe1;
  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;

  private Orientation() {}

  /** What a JPEG says; upright when it says nothing, or nonsense. */
  static int of(Path jpeg) throws IOException {
    byte[] head;
    try (InputStream content = Files.newInputStream(jpeg)) {
      head = content.readNBytes(SEARCHED);
    }
    try {
      int orientation = find(ByteBuffer.wrap(head));
      return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return UPRIGHT;
    }
  }

  private static int find(ByteBuffer jpeg) {
    int at = 2;
    while (true) {
      int marker = jpeg.getShort(at) & 0xffff;
      int length = jpeg.getShort(at + 2) & 0xffff;
      if (marker < 0xffe0 || marker > 0xfffe || length < 2) {
        return UPRIGHT;
      }
      if (marker == APP1 && length > 16 && name(jpeg, at + 4).equals("Exif\0\0")) {
        return ofTiff(jpeg.slice(at + 10, length - 8));
      }
      at += 2 + length;
    }
  }

  private static String name(ByteBuffer jpeg, int at) {
    byte[] name = new byte[6];
    jpeg.get(at, name);
    return new String(name, ISO_8859_1);
  }

  private static int ofTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xffff) == TAG) {
        return tiff.getShort(entry + 8) & 0xffff;
      }
    }
    return UPRIGHT;
  }
}
