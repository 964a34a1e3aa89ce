package org.openbeian.order.outbound.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.recognition.Reading;

/** Programs in tesseract's place: what they write is what is tested. */
class TesseractTest {

  @TempDir Path directory;

  static Stream<Arguments> cards() {
    return Stream.of(
        Arguments.of(
            MaterialKind.PRINCIPAL_ID_FRONT,
            List.of(
                List.of("姓 名", "陈", "启明"),
                List.of("住 址", "浙江省杭州市"),
                List.of("公民身份号码", "33010619850307", "0016")),
            "NAME=陈启明@0.9 NUMBER=330106198503070016@0.99"),
        Arguments.of(
            MaterialKind.PRINCIPAL_ID_BACK,
            List.of(List.of("签发机关"), List.of("有效期限", "2015.03.07", "-", "2035.03.07")),
            "VALID_FROM=2015-03-07@0.9 VALID_UNTIL=2035-03-07@0.9"),
        Arguments.of(
            MaterialKind.PRINCIPAL_ID_BACK,
            List.of(List.of("有效期限", "2015.03.07-长期")),
            "VALID_FROM=2015-03-07@0.9"),
        Arguments.of(
            MaterialKind.SUBJECT_CERTIFICATE,
            List.of(
                List.of("营业执照"),
                List.of("统一社会信用代码", ":91330106MA2H7Q4K4M"),
                List.of("名", "称", "杭州启明示例科技有限公司"),
                List.of("住", "所", "浙江省杭州市西湖区文三路100号"),
                List.of("营业期限", "2016年03月01日", "至", "长期")),
            "NAME=杭州启明示例科技有限公司@0.9 NUMBER=91330106MA2H7Q4K4M@0.99"
                + " ADDRESS=浙江省杭州市西湖区文三路100号@0.5 VALID_FROM=2016-03-01@0.9"),
        Arguments.of(
            MaterialKind.PRINCIPAL_ID_FRONT,
            List.of(List.of("公民身份号码", "330106198503070017"), List.of("姓名", "<b>x</b>")),
            ""));
  }

  @ParameterizedTest
  @MethodSource("cards")
  @DisplayName("R-MAT-3: what stands on identity cards and business licences is found")
  void reads_cards_and_licences(MaterialKind kind, List<List<String>> lines, String found)
      throws IOException {
    // given
    Path table = Files.writeString(directory.resolve("table"), tsv(lines));

    // when
    Reading reading = read(program("cat > /dev/null; cat " + table), kind);

    // then
    assertThat(
            reading.fields().stream()
                .map(each -> each.field() + "=" + each.value() + "@" + each.confidence())
                .collect(Collectors.joining(" ")))
        .isEqualTo(found);
    assertThat(reading.isFinal()).isTrue();
  }

  @Test
  void passes_the_picture_and_says_what_it_wants() throws IOException {
    Path seen = directory.resolve("seen");
    read(program("echo \"$@\" > " + seen + "; wc -c >> " + seen), MaterialKind.OTHER);
    assertThat(Files.readString(seen)).isEqualTo("stdin stdout -l chi_sim --psm 6 tsv\n5000\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 1",
        "cat > /dev/null; exit 3",
        "yes",
        "exec sleep 60",
        "sleep 60 & cat > /dev/null; wait"
      })
  void takes_what_fails_or_does_not_end_as_no_answer(String script) throws IOException {
    assertThat(read(program(script), MaterialKind.PRINCIPAL_ID_FRONT)).isEqualTo(Reading.NO_ANSWER);
  }

  @Test
  void takes_a_program_that_is_not_there_as_no_answer() {
    assertThat(read(directory.resolve("none"), MaterialKind.OTHER)).isEqualTo(Reading.NO_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\t\t\t", "5\t1\t1\t1\t1\t1\t0\t0\t0\t0\tNaN\t姓名陈启明", "姓名陈启明", "\0\u0001"})
  void finds_nothing_in_what_is_no_table(String output) {
    assertThat(TesseractLines.read(MaterialKind.PRINCIPAL_ID_FRONT, output))
        .isEqualTo(Reading.of(List.of()));
  }

  private Path program(String script) throws IOException {
    Path file = directory.resolve("tesseract");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static Reading read(Path program, MaterialKind kind) {
    return new Tesseract(program, "chi_sim", 1, Duration.ofSeconds(2))
        .read(kind, new byte[5000])
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  private static String tsv(List<List<String>> lines) {
    StringBuilder table =
        new StringBuilder(
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n");
    for (int line = 0; line < lines.size(); line++) {
      table.append("4\t1\t1\t1\t").append(line).append("\t0\t0\t0\t0\t0\t-1\t\n");
      for (String word : lines.get(line)) {
        table.append("5\t1\t1\t1\t").append(line).append("\t1\t0\t0\t9\t9\t90.0\t");
        table.append(word).append('\n');
      }
    }
    return table.toString();
  }
}
