package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The other side of our adapter for reading certificates: knows the stories' sample picture by its
 * three colours, which outlive every encoding, and reads the sample application's words off it.
 */
final class CertificateReader {

  private static final int LEFT = 0xc8102e;
  private static final int TOP = 0xffc72c;
  private static final int BOTTOM = 0x2a6ebb;
  private static final int TOLERANCE = 24;

  private CertificateReader() {}

  /** What a picture says; blocks. */
  static JsonObject read(@Nullable String kind, byte[] jpeg) {
    var fields = new JsonArray();
    if (isSample(jpeg)) {
      switch (String.valueOf(kind)) {
        case "SUBJECT_CERTIFICATE" ->
            fields
                .add(field("NAME", "杭州启明示例科技有限公司", 0.98))
                .add(field("ADDRESS", "浙江省杭州市西湖区文三路100号", 0.6));
        case "PRINCIPAL_ID_FRONT" ->
            fields.add(field("NAME", "陈启明", 0.97)).add(field("NUMBER", "330106198503070016", 0.99));
        case "PRINCIPAL_ID_BACK" ->
            fields
                .add(field("VALID_FROM", "2015.03.07", 0.95))
                .add(field("VALID_UNTIL", "2035.03.07", 0.95));
        default -> {}
      }
    }
    return new JsonObject().put("fields", fields);
  }

  private static JsonObject field(String name, String value, double confidence) {
    return new JsonObject().put("field", name).put("value", value).put("confidence", confidence);
  }

  private static boolean isSample(byte[] jpeg) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
      if (picture == null) {
        return false;
      }
      int width = picture.getWidth();
      int height = picture.getHeight();
      return isLike(LEFT, picture.getRGB(width / 6, height / 2))
          && isLike(TOP, picture.getRGB(width * 2 / 3, height / 4))
          && isLike(BOTTOM, picture.getRGB(width * 2 / 3, height * 3 / 4));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isLike(int one, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }
}
