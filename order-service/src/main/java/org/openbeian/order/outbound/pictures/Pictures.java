package org.openbeian.order.outbound.pictures;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.material.PictureFormat;

/**
 * Turns an uploaded picture into one that is nothing but its pixels (R-MAT-2): only the decoder of
 * its own format is let near it, after its header has said that it is not too large, and what comes
 * out is written as a JPEG. So metadata, trailing archives and further frames are gone. Blocks, and
 * takes memory: as much as is set per picture, and once more to turn or convert it.
 */
@ApplicationScoped
public class Pictures {

  /** Of a JPEG; each is a pass over the whole picture. */
  private static final int MOST_SCANS = 30;

  /** The decoder of WebP keeps whole frames as objects. */
  private static final int WEBP_COSTS = 4;

  private static final int LARGEST_RESULT = 6 << 20;
  private static final float[] QUALITIES = {0.9f, 0.75f, 0.5f};

  /** Colours of one pixel that differ by no more are grey, as compression leaves it. */
  private static final int GREY = 16;

  private static final int RGB_BYTES = 3;

  private final long mostPixels;
  private final int longestSide;
  private final long memory;

  Pictures(
      @ConfigProperty(name = "beian.order.materials.max-pixels") long mostPixels,
      @ConfigProperty(name = "beian.order.materials.max-side") int longestSide,
      @ConfigProperty(name = "beian.order.materials.memory-per-picture") long memory) {
    if (mostPixels < 1 || longestSide < 1 || memory < 1 << 20) {
      throw new IllegalArgumentException("beian.order.materials: limits of pictures are too small");
    }
    this.mostPixels = mostPixels;
    this.longestSide = longestSide;
    this.memory = memory;
  }

  /**
   * Cleans a file whose first bytes are of a format.
   *
   * @param inColour whether it must be
   * @throws PictureRefusedException when it is no such picture, too large, or not in colour
   * @throws IOException when the file itself can't be read
   */
  public CleanPicture clean(Path file, PictureFormat format, boolean inColour)
      throws PictureRefusedException, IOException {
    int orientation = Orientation.UPRIGHT;
    if (format == PictureFormat.JPEG) {
      orientation = Orientation.of(file);
      if (Scans.in(Files.readAllBytes(file)) > MOST_SCANS) {
        throw new PictureRefusedException("MATERIAL_DAMAGED", format.name());
      }
    }
    BufferedImage picture = turned(inRgb(decoded(file, format), inColour), orientation);
    if (inColour && isGrey(picture)) {
      throw new PictureRefusedException("MATERIAL_NOT_IN_COLOUR");
    }
    return new CleanPicture(encoded(picture), picture.getWidth(), picture.getHeight());
  }

  private BufferedImage decoded(Path file, PictureFormat format)
      throws PictureRefusedException, IOException {
    ImageReader reader = reader(format);
    AtomicBoolean cut = new AtomicBoolean();
    try (ImageInputStream input = new MemoryCacheImageInputStream(Files.newInputStream(file))) {
      reader.setInput(input, true, true);
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            if (warning != null && warning.contains("Premature")) {
              cut.set(true);
            }
          });
      BufferedImage picture = decoded(reader, format);
      if (cut.get()) {
        throw new PictureRefusedException("MATERIAL_DAMAGED", format.name());
      }
      return picture;
    } catch (IOException | RuntimeException e) {
      throw new PictureRefusedException("MATERIAL_DAMAGED", format.name());
    } finally {
      reader.dispose();
    }
  }

  /** The header is read first; nothing is decoded of what is too large by it. */
  private BufferedImage decoded(ImageReader reader, PictureFormat format)
      throws PictureRefusedException, IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long pixels = (long) width * height;
    long most = format == PictureFormat.WEBP ? mostPixels / WEBP_COSTS : mostPixels;
    if (width < 1 || height < 1) {
      throw new PictureRefusedException("MATERIAL_DAMAGED", format.name());
    }
    if (width > longestSide || height > longestSide || pixels > most) {
      throw new PictureRefusedException(
          "MATERIAL_TOO_MANY_PIXELS",
          Integer.toString(longestSide),
          Long.toString(most / 1_000_000));
    }
    ImageReadParam how = reader.getDefaultReadParam();
    ImageTypeSpecifier type = plainest(reader.getImageTypes(0));
    if (type != null) {
      how.setDestinationType(type);
    }
    int step = step(pixels * bytesPerPixel(type == null ? reader.getRawImageType(0) : type));
    how.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, how);
  }

  /** Every how manieth row and column is kept, so that the picture fits its memory. */
  private int step(long bytes) {
    return Math.max(1, (int) Math.ceil(Math.sqrt((double) bytes / memory)));
  }

  private static long bytesPerPixel(@Nullable ImageTypeSpecifier type) {
    if (type == null) {
      return 4;
    }
    SampleModel samples = type.getSampleModel();
    long bits = 0;
    for (int band = 0; band < samples.getNumBands(); band++) {
      bits += samples.getSampleSize(band);
    }
    return Math.max(RGB_BYTES, (bits + 7) / 8);
  }

  /** Eight bits of each of the usual colours, if the decoder can give them; else null. */
  private static @Nullable ImageTypeSpecifier plainest(Iterator<ImageTypeSpecifier> types) {
    while (types.hasNext()) {
      ImageTypeSpecifier type = types.next();
      if (type.getBufferedImageType() == BufferedImage.TYPE_3BYTE_BGR) {
        return type;
      }
    }
    return null;
  }

  private static ImageReader reader(PictureFormat format) throws IOException {
    return switch (format) {
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case JPEG, PNG, GIF, BMP -> ImageIO.getImageReadersByFormatName(format.name()).next();
    };
  }

  /** On white, where it was transparent. */
  private static BufferedImage inRgb(BufferedImage picture, boolean inColour)
      throws PictureRefusedException {
    if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return picture;
    }
    ColorModel colours = picture.getColorModel();
    if (colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      if (inColour) {
        throw new PictureRefusedException("MATERIAL_NOT_IN_COLOUR");
      }
      return ofGrey(picture);
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage source = picture;
    if (!colours.getColorSpace().isCS_sRGB()) {
      source = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
      new ColorConvertOp(null).filter(picture, source);
    }
    BufferedImage rgb = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] target = bytes(rgb);
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      source.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        int alpha = argb >>> 24;
        target[at++] = onWhite(argb, alpha);
        target[at++] = onWhite(argb >> 8, alpha);
        target[at++] = onWhite(argb >> 16, alpha);
      }
    }
    return rgb;
  }

  /** As its samples say: the colour space that is read with them is none that is meant. */
  private static BufferedImage ofGrey(BufferedImage grey) {
    int width = grey.getWidth();
    int height = grey.getHeight();
    Raster samples = grey.getRaster();
    int most = (1 << samples.getSampleModel().getSampleSize(0)) - 1;
    boolean transparent = samples.getNumBands() > 1;
    BufferedImage rgb = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] target = bytes(rgb);
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int alpha = transparent ? samples.getSample(x, y, 1) * 255 / most : 255;
        byte value = onWhite(samples.getSample(x, y, 0) * 255 / most, alpha);
        target[at++] = value;
        target[at++] = value;
        target[at++] = value;
      }
    }
    return rgb;
  }

  private static byte onWhite(int colour, int alpha) {
    return (byte) (((colour & 0xff) * alpha + 255 * (255 - alpha)) / 255);
  }

  private static boolean isGrey(BufferedImage rgb) {
    byte[] bytes = bytes(rgb);
    for (int i = 0; i < bytes.length; i += RGB_BYTES) {
      int blue = bytes[i] & 0xff;
      int green = bytes[i + 1] & 0xff;
      int red = bytes[i + 2] & 0xff;
      if (Math.abs(blue - green) > GREY || Math.abs(green - red) > GREY) {
        return false;
      }
    }
    return true;
  }

  /** As it was seen by who held the camera so. */
  private static BufferedImage turned(BufferedImage rgb, int orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return rgb;
    }
    int width = rgb.getWidth();
    int height = rgb.getHeight();
    boolean onItsSide = orientation > 4;
    BufferedImage upright =
        onItsSide
            ? new BufferedImage(height, width, BufferedImage.TYPE_3BYTE_BGR)
            : new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] from = bytes(rgb);
    byte[] to = bytes(upright);
    int at = 0;
    for (int y = 0; y < upright.getHeight(); y++) {
      for (int x = 0; x < upright.getWidth(); x++) {
        int sourceX =
            switch (orientation) {
              case 2, 3 -> width - 1 - x;
              case 5, 6 -> y;
              case 7, 8 -> width - 1 - y;
              default -> x;
            };
        int sourceY =
            switch (orientation) {
              case 3, 4 -> height - 1 - y;
              case 5, 8 -> x;
              case 6, 7 -> height - 1 - x;
              default -> y;
            };
        int source = (sourceY * width + sourceX) * RGB_BYTES;
        to[at++] = from[source];
        to[at++] = from[source + 1];
        to[at++] = from[source + 2];
      }
    }
    return upright;
  }

  private static byte[] bytes(BufferedImage rgb) {
    return ((DataBufferByte) rgb.getRaster().getDataBuffer()).getData();
  }

  private static byte[] encoded(BufferedImage picture) throws PictureRefusedException, IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("JPEG").next();
    try {
      for (float quality : QUALITIES) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
          ImageWriteParam how = writer.getDefaultWriteParam();
          how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          how.setCompressionQuality(quality);
          writer.setOutput(output);
          writer.write(null, new IIOImage(picture, null, null), how);
        }
        if (bytes.size() <= LARGEST_RESULT) {
          return bytes.toByteArray();
        }
      }
      throw new PictureRefusedException("MATERIAL_TOO_DETAILED");
    } finally {
      writer.dispose();
    }
  }
}
