package org.openbeian.order.outbound.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openbeian.platform.pii.Sealer;

class SealedDirectoryTest {

  private static final byte[] CONTENT = "a picture, in truth".getBytes(UTF_8);
  private static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant SINCE = Instant.parse("2026-11-02T00:00:00Z");
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path directory;

  private SealedDirectory store;

  @BeforeEach
  void open() throws IOException {
    store =
        new SealedDirectory(
            directory.resolve("store"), directory.resolve("uploads"), new Sealer("k:" + KEY, KEY));
  }

  @Test
  void gives_back_what_it_keeps_sealed() throws IOException {
    // when
    String key = store.write(CONTENT);

    // then
    assertThat(store.read(key)).isEqualTo(CONTENT);
    assertThat(files()).hasSize(1);
    assertThat(Files.readString(files().get(0), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("picture");
  }

  @Test
  void opens_no_file_in_the_place_of_another() throws IOException {
    // given
    String first = store.write(CONTENT);
    Path file = files().get(0);
    String second = store.write("another".getBytes(UTF_8));
    Path other = files().stream().filter(each -> !each.equals(file)).findFirst().orElseThrow();

    // when
    Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);

    // then
    assertThatThrownBy(() -> store.read(first)).isInstanceOf(IllegalStateException.class);
    assertThat(store.read(second)).isEqualTo("another".getBytes(UTF_8));
  }

  @Test
  void removes_files_and_minds_none_that_is_missing() throws IOException {
    // given
    String key = store.write(CONTENT);

    // when
    store.remove(List.of(key));
    store.remove(List.of(key));

    // then
    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> store.read(key)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void leaves_its_directory_for_no_key() {
    for (String key : new String[] {"../../x", "", "00/../../x", "zz"}) {
      assertThatThrownBy(() -> store.read(key)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.remove(List.of(key)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void tells_what_is_old_and_removes_what_crashes_left() throws IOException {
    // given
    String old = store.write(CONTENT);
    made(files().get(0), LONG_AGO);
    Path unfinished = files().get(0).resolveSibling(old + ".part");
    made(Files.write(unfinished, CONTENT), LONG_AGO);
    Path young = Files.write(files().get(0).resolveSibling("young.part"), CONTENT);
    Files.createDirectories(directory.resolve("uploads"));
    Path upload = made(Files.write(directory.resolve("uploads/x"), CONTENT), LONG_AGO);
    store.write(CONTENT);

    // when
    List<String> keys = new ArrayList<>();
    for (int part = 0; part < store.parts(); part++) {
      keys.addAll(store.writtenBefore(part, SINCE));
    }
    store.removeLeftovers(SINCE);

    // then
    assertThat(keys).containsExactly(old);
    assertThat(unfinished).doesNotExist();
    assertThat(upload).doesNotExist();
    assertThat(young).exists();
    assertThat(store.read(old)).isEqualTo(CONTENT);
  }

  private static Path made(Path file, Instant time) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("store"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
