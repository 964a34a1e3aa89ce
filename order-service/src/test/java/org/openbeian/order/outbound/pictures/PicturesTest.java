package org.openbeian.order.outbound.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.order.SamplePictures;
import org.openbeian.order.domain.material.PictureFormat;

class PicturesTest {

  @TempDir Path directory;

  private final Pictures pictures = new Pictures(50_000_000, 20_000, 50_000_000);

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of(PictureFormat.JPEG, SamplePictures.jpeg()),
        Arguments.of(PictureFormat.PNG, SamplePictures.written("png", 96, 64)),
        Arguments.of(PictureFormat.GIF, SamplePictures.written("gif", 96, 64)),
        Arguments.of(PictureFormat.BMP, SamplePictures.written("bmp", 96, 64)),
        Arguments.of(PictureFormat.WEBP, SamplePictures.webp(96, 64, SamplePictures.RED)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  @DisplayName("R-MAT-2: a picture of each format is written anew as a JPEG")
  void takes_every_format(PictureFormat format, byte[] content) throws Exception {
    // when
    CleanPicture clean = pictures.clean(file(content), format, true);

    // then
    assertThat(PictureFormat.of(Arrays.copyOf(content, PictureFormat.HEAD))).contains(format);
    assertThat(PictureFormat.of(clean.bytes())).contains(PictureFormat.JPEG);
    assertThat(clean.width()).isEqualTo(96);
    assertThat(clean.height()).isEqualTo(64);
    assertRed(shown(clean), 10, 10);
  }

  @Test
  @DisplayName("R-MAT-2: an archive behind a picture is gone when it is written anew")
  void leaves_an_archive_behind() throws Exception {
    // given
    byte[] both = SamplePictures.jpegAndArchive();
    assertThat(text(both)).contains("PK\u0003\u0004");

    // then
    assertThat(text(pictures.clean(file(both), PictureFormat.JPEG, true).bytes()))
        .doesNotContain("PK\u0003\u0004", "hidden");
  }

  @Test
  @DisplayName("R-MAT-2: what a telephone says of place and maker is gone")
  void leaves_metadata_behind() throws Exception {
    // given
    byte[] photo = SamplePictures.jpegWithExif(1);
    assertThat(text(photo)).contains("Exif", "SECRETCAM");

    // then
    assertThat(text(pictures.clean(file(photo), PictureFormat.JPEG, true).bytes()))
        .doesNotContain("Exif", "SECRETCAM");
  }

  @ParameterizedTest
  @CsvSource({
    "1,96,64,5,32",
    "2,96,64,90,32",
    "3,96,64,90,32",
    "4,96,64,5,32",
    "5,64,96,32,5",
    "6,64,96,32,5",
    "7,64,96,32,90",
    "8,64,96,32,90",
    "9,96,64,5,32"
  })
  void stands_upright_however_the_camera_was_held(
      int orientation, int width, int height, int redX, int redY) throws Exception {
    // when
    CleanPicture clean =
        pictures.clean(file(SamplePictures.jpegWithExif(orientation)), PictureFormat.JPEG, true);

    // then
    assertThat(clean.width()).isEqualTo(width);
    assertThat(clean.height()).isEqualTo(height);
    assertRed(shown(clean), redX, redY);
  }

  @Test
  void puts_what_is_transparent_on_white() throws Exception {
    // when
    BufferedImage shown =
        shown(pictures.clean(file(SamplePictures.transparent()), PictureFormat.PNG, true));

    // then
    assertRed(shown, 5, 5);
    assertThat(shown.getRGB(35, 20) & 0xf0f0f0).isEqualTo(0xf0f0f0);
  }

  @Test
  @DisplayName("R-APP-1: icons may be black and white, however they are written")
  void takes_icons_without_colour() throws Exception {
    // given
    BufferedImage grey = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(5, 5, 0, 0x80);
    byte[] oneBand = SamplePictures.written("png", grey);

    // then
    pictures.clean(file(SamplePictures.grey("png")), PictureFormat.PNG, false);
    BufferedImage shown = shown(pictures.clean(file(oneBand), PictureFormat.PNG, false));
    assertThat(shown.getRGB(5, 5) & 0xff).isBetween(0x40, 0xa0);
    assertThat(shown.getRGB(25, 25) & 0xff).isLessThan(0x20);
    assertThat(refusal(oneBand, PictureFormat.PNG)).isEqualTo("MATERIAL_NOT_IN_COLOUR");
  }

  @Test
  @DisplayName("R-MAT-2: pictures are in colour")
  void refuses_grey() {
    assertThat(refusal(SamplePictures.grey("png"), PictureFormat.PNG))
        .isEqualTo("MATERIAL_NOT_IN_COLOUR");
    assertThat(refusal(SamplePictures.grey("jpg"), PictureFormat.JPEG))
        .isEqualTo("MATERIAL_NOT_IN_COLOUR");
    assertThat(
            refusal(
                SamplePictures.written(
                    "png", new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY)),
                PictureFormat.PNG))
        .isEqualTo("MATERIAL_NOT_IN_COLOUR");
  }

  @Test
  @DisplayName("R-MAT-2: how large a picture is, is known before it is decoded")
  void refuses_too_many_pixels_by_the_header() {
    assertThat(refusal(SamplePictures.png(50_000, 50_000, 100), PictureFormat.PNG))
        .isEqualTo("MATERIAL_TOO_MANY_PIXELS");
    assertThat(refusal(SamplePictures.png(20_001, 1, 100), PictureFormat.PNG))
        .isEqualTo("MATERIAL_TOO_MANY_PIXELS");
    assertThat(refusal(SamplePictures.png(15_000, 15_000, 50_000_000), PictureFormat.PNG))
        .isEqualTo("MATERIAL_TOO_MANY_PIXELS");
    assertThat(refusal(SamplePictures.webp(16_000, 16_000, 0), PictureFormat.WEBP))
        .isEqualTo("MATERIAL_TOO_MANY_PIXELS");
  }

  @Test
  void keeps_fewer_pixels_of_what_would_take_too_much_memory() throws Exception {
    // given
    Pictures poor = new Pictures(50_000_000, 20_000, 1 << 20);

    // when
    CleanPicture clean =
        poor.clean(file(SamplePictures.written("jpg", 1200, 900)), PictureFormat.JPEG, true);

    // then
    assertThat(clean.width()).isEqualTo(600);
    assertThat(clean.height()).isEqualTo(450);
    assertRed(shown(clean), 100, 100);
  }

  @Test
  @DisplayName("R-MAT-2: no file keeps the decoder busy for long")
  void refuses_more_scans_than_a_picture_has() throws Exception {
    // given
    assertThat(Scans.in(SamplePictures.jpeg())).isEqualTo(1);
    assertThat(Scans.in(SamplePictures.jpegWithExif(1))).isEqualTo(1);
    assertThat(Scans.in(SamplePictures.jpegAndArchive())).isEqualTo(1);
    byte[] many = SamplePictures.jpegWithScans(31);
    assertThat(Scans.in(many)).isEqualTo(31);

    // then
    assertThat(refusal(many, PictureFormat.JPEG)).isEqualTo("MATERIAL_DAMAGED");
    assertThat(Scans.in(new byte[0])).isZero();
  }

  @Test
  @DisplayName("R-MAT-2: half a picture is none")
  void refuses_what_is_cut_off() {
    for (Arguments each : formats().toList()) {
      PictureFormat format = (PictureFormat) each.get()[0];
      byte[] whole = (byte[]) each.get()[1];
      if (format != PictureFormat.WEBP) {
        assertThat(refusal(Arrays.copyOf(whole, whole.length * 3 / 5), format))
            .as(format.name())
            .isEqualTo("MATERIAL_DAMAGED");
      }
      assertThat(refusal(Arrays.copyOf(whole, 14), format))
          .as(format.name())
          .isEqualTo("MATERIAL_DAMAGED");
    }
  }

  @Test
  @DisplayName("R-MAT-2: a format is known by its first bytes, and by nothing else")
  void knows_formats_by_their_first_bytes() {
    for (String other :
        new String[] {
          "",
          "<svg xmlns=",
          "<!doctype html>",
          "PK\u0003\u0004",
          "%PDF-1.7",
          "RIFF1234WAVE",
          "II*\0"
        }) {
      assertThat(PictureFormat.of(other.getBytes(ISO_8859_1))).as(other).isEmpty();
    }
    assertThat(PictureFormat.named("A.JPE")).contains(PictureFormat.JPEG);
    assertThat(PictureFormat.named("../../etc/x.webp")).contains(PictureFormat.WEBP);
    for (String other : new String[] {"jpg", "a.svg", "a.jpg.exe", "a.", "", "a.tiff"}) {
      assertThat(PictureFormat.named(other)).as(other).isEmpty();
    }
  }

  private String refusal(byte[] content, PictureFormat format) {
    return catchThrowableOfType(
            PictureRefusedException.class, () -> pictures.clean(file(content), format, true))
        .code();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("upload"), content);
  }

  private static BufferedImage shown(CleanPicture clean) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(clean.bytes()));
  }

  private static void assertRed(BufferedImage picture, int x, int y) {
    int rgb = picture.getRGB(x, y);
    assertThat(rgb >> 16 & 0xff).as("red").isGreaterThan(160);
    assertThat(rgb >> 8 & 0xff).as("green").isLessThan(70);
    assertThat(rgb & 0xff).as("blue").isLessThan(100);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
