package org.openbeian.order.inbound.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A text as a QR code, in black on white with the margin that scanners want. */
final class QrCode {

  private static final int PIXELS_PER_MODULE = 8;
  private static final int MARGIN = 4;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final BitMatrix modules;

  private QrCode(BitMatrix modules) {
    this.modules = modules;
  }

  static QrCode of(String text) {
    try {
      return new QrCode(
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      MARGIN)));
    } catch (WriterException e) {
      throw new IllegalStateException("a link does not fit into a QR code", e);
    }
  }

  /** One path of squares, in a box as wide as the code has modules. */
  byte[] svg() {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(modules.getWidth())
        .append(' ')
        .append(modules.getHeight())
        .append("\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\"")
        .append(" fill=\"#fff\"/><path d=\"");
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          svg.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return svg.append("\"/></svg>").toString().getBytes(UTF_8);
  }

  /** One bit a pixel. */
  byte[] png() {
    int width = modules.getWidth() * PIXELS_PER_MODULE;
    int height = modules.getHeight() * PIXELS_PER_MODULE;
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(PNG);
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {1, 0, 0, 0, 0})
            .array());
    chunk(png, "IDAT", deflated(rows(width, height)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** Each with a filter of none before it; a module is a byte wide, white is 1. */
  private byte[] rows(int width, int height) {
    int bytesPerRow = 1 + width / 8;
    byte[] rows = new byte[height * bytesPerRow];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        rows[y * bytesPerRow + 1 + x] = (byte) (modules.get(x, y / PIXELS_PER_MODULE) ? 0 : 0xff);
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1024];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
    byte[] name = type.getBytes(US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(content);
    png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    png.writeBytes(name);
    png.writeBytes(content);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
