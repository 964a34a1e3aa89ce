package org.openbeian.order;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Pictures that tests upload, kind and hostile ones. */
public final class SamplePictures {

  /** Left, top right and bottom right of the kind ones. */
  public static final int RED = 0xc8102e;

  private static final int YELLOW = 0xffc72c;
  private static final int BLUE = 0x2a6ebb;
  private static final byte[] JPEG = written("jpg", 96, 64);

  private SamplePictures() {}

  /** A small JPEG in colour, always the same. */
  public static byte[] jpeg() {
    return JPEG.clone();
  }

  /** A picture in colour: red to the left, else yellow above and blue below. */
  public static byte[] written(String format, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        picture.setRGB(x, y, x < width / 3 ? RED : y < height / 2 ? YELLOW : BLUE);
      }
    }
    return written(format, picture);
  }

  /** A picture of nothing but grey, with three colours a pixel. */
  public static byte[] grey(String format) {
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 64; x++) {
      for (int y = 0; y < 64; y++) {
        picture.setRGB(x, y, 0x010101 * (x + y));
      }
    }
    return written(format, picture);
  }

  /** A PNG that is transparent where it is not red. */
  public static byte[] transparent() {
    BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 20; x++) {
        picture.setRGB(x, y, 0xff000000 | RED);
      }
    }
    return written("png", picture);
  }

  public static byte[] written(String format, BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The JPEG with an archive behind it, which is a ZIP file to whoever reads it from its end. */
  public static byte[] jpegAndArchive() {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("hidden.txt"));
      zip.write("hidden in a picture".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return joined(JPEG, archive.toByteArray());
  }

  /** The JPEG as a telephone held on its side says it, with a place and a maker's name. */
  public static byte[] jpegWithExif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(128).order(ByteOrder.BIG_ENDIAN);
    tiff.put("MM\0*".getBytes(US_ASCII)).putInt(8);
    tiff.putShort((short) 3);
    entry(tiff, 0x010f, 2, 10, 74); // maker
    entry(tiff, 0x0112, 3, 1, orientation << 16);
    entry(tiff, 0x8825, 4, 1, 50); // where the place stands
    tiff.putInt(0);
    tiff.position(50);
    tiff.putShort((short) 1);
    entry(tiff, 0x0001, 2, 2, 'N' << 24); // GPSLatitudeRef
    tiff.putInt(0);
    tiff.position(74);
    tiff.put("SECRETCAM\0".getBytes(US_ASCII));
    byte[] exif = joined("Exif\0\0".getBytes(US_ASCII), tiff.array());
    byte[] head =
        ByteBuffer.allocate(6)
            .put(JPEG, 0, 2)
            .putShort((short) 0xffe1)
            .putShort((short) (exif.length + 2))
            .array();
    byte[] rest = new byte[JPEG.length - 2];
    System.arraycopy(JPEG, 2, rest, 0, rest.length);
    return joined(joined(head, exif), rest);
  }

  /** The JPEG with its scan again and again. */
  public static byte[] jpegWithScans(int scans) {
    int start = 0;
    while (JPEG[start] != (byte) 0xff || JPEG[start + 1] != (byte) 0xda) {
      start++;
    }
    ByteBuffer all = ByteBuffer.allocate(JPEG.length * scans);
    all.put(JPEG, 0, start);
    for (int i = 0; i < scans; i++) {
      all.put(JPEG, start, JPEG.length - 2 - start);
    }
    all.put(JPEG, JPEG.length - 2, 2);
    return java.util.Arrays.copyOf(all.array(), all.position());
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  /** A PNG that says how large it is, with as many bytes of zeros as one may be large, deflated. */
  public static byte[] png(int width, int height, int zeros) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
    byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    return joined(
        joined(start, chunk("IHDR", header.array())),
        joined(chunk("IDAT", deflated(zeros)), chunk("IEND", new byte[0])));
  }

  private static byte[] deflated(int zeros) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(new byte[zeros]);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] checked = joined(name.getBytes(US_ASCII), content);
    CRC32 sum = new CRC32();
    sum.update(checked);
    return ByteBuffer.allocate(checked.length + 8)
        .putInt(content.length)
        .put(checked)
        .putInt((int) sum.getValue())
        .array();
  }

  /** A lossless WebP of one colour: all codes have one symbol, so its pixels take no bits. */
  public static byte[] webp(int width, int height, int rgb) {
    Bits bits = new Bits();
    bits.put(0x2f, 8);
    bits.put(width - 1, 14);
    bits.put(height - 1, 14);
    bits.put(0, 1); // no alpha
    bits.put(0, 3); // version
    bits.put(0, 1); // no transform
    bits.put(0, 1); // no colour cache
    bits.put(0, 1); // one group of codes
    for (int symbol : new int[] {rgb >> 8 & 0xff, rgb >> 16 & 0xff, rgb & 0xff, 0xff}) {
      bits.put(1, 1); // simple
      bits.put(0, 1); // one symbol
      bits.put(1, 1); // of eight bits
      bits.put(symbol, 8);
    }
    bits.put(1, 1);
    bits.put(0, 1);
    bits.put(0, 1);
    bits.put(0, 1); // distance
    byte[] content = bits.bytes();
    return ByteBuffer.allocate(20 + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(US_ASCII))
        .putInt(12 + content.length)
        .put("WEBPVP8L".getBytes(US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  /** Least significant bits first; zeros follow, since decoders read ahead. */
  private static final class Bits {

    private final byte[] bytes = new byte[64];
    private int length;

    void put(int value, int count) {
      for (int i = 0; i < count; i++, length++) {
        bytes[length / 8] |= (byte) ((value >> i & 1) << length % 8);
      }
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }
}
