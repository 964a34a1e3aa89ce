package org.openbeian.sandbox.story;

import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A small picture in colour that stands for every document; made once. */
final class SamplePicture {

  static final String NAME = "sample.jpg";
  static final String MEDIA_TYPE = "image/jpeg";

  private static final Buffer JPEG = Buffer.buffer(jpeg());

  private SamplePicture() {}

  static Buffer content() {
    return JPEG;
  }

  private static byte[] jpeg() {
    BufferedImage picture = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        picture.setRGB(x, y, x < 32 ? 0xc8102e : y < 32 ? 0xffc72c : 0x2a6ebb);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpg", bytes);
    } catch (IOException e) {
      throw new StoryException("the sample picture can't be written", e);
    }
    return bytes.toByteArray();
  }
}
