package org.openbeian.order.outbound.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openbeian.platform.pii.Sealer;

class SealedBucketTest {

  private static final byte[] CONTENT = "a picture, in truth".getBytes(UTF_8);
  private static final Instant SINCE = Instant.parse("2026-11-02T00:00:00Z");
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path uploads;

  private BucketStandIn store;
  private SealedBucket bucket;

  @BeforeEach
  void start() throws IOException {
    store = new BucketStandIn();
    bucket = bucket(store.url(), BucketStandIn.SECRET_KEY);
  }

  private SealedBucket bucket(URI url, String secretKey) {
    return new SealedBucket(
        new BucketSettings(
            Optional.of(url),
            BucketStandIn.REGION,
            BucketStandIn.BUCKET,
            "beian",
            Optional.of(BucketStandIn.ACCESS_KEY),
            Optional.of(secretKey),
            true,
            Duration.ofSeconds(5)),
        uploads,
        new Sealer("k:" + KEY, KEY));
  }

  @AfterEach
  void stop() {
    bucket.close();
    store.close();
  }

  @Test
  void gives_back_what_it_keeps_sealed() throws IOException {
    // when
    String key = bucket.write(CONTENT);

    // then
    assertThat(bucket.read(key)).isEqualTo(CONTENT);
    assertThat(store.objects).containsOnlyKeys("beian/files/" + key.substring(0, 2) + "/" + key);
    assertThat(new String(store.objects.firstEntry().getValue().content(), ISO_8859_1))
        .doesNotContain("picture");
  }

  @Test
  void opens_no_object_in_the_place_of_another() throws IOException {
    // given
    String first = bucket.write(CONTENT);
    String second = bucket.write("another".getBytes(UTF_8));

    // when
    store.objects.put(name(first), store.objects.get(name(second)));

    // then
    assertThatThrownBy(() -> bucket.read(first)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void removes_objects_and_minds_none_that_is_missing() throws IOException {
    // given
    String key = bucket.write(CONTENT);

    // when
    bucket.remove(List.of(key));
    bucket.remove(List.of(key));

    // then
    assertThat(store.objects).isEmpty();
    assertThatThrownBy(() -> bucket.read(key)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> bucket.read("../x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lists_what_was_written_before_a_time_part_by_part() throws IOException {
    // given
    store.now = SINCE.minusSeconds(1);
    List<String> old = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      old.add("ab" + UUID.randomUUID().toString().substring(2));
      store.objects.put(name(old.get(i)), new BucketStandIn.Stored(CONTENT, store.now));
    }
    store.objects.put("beian/files/ab/x", new BucketStandIn.Stored(CONTENT, store.now));
    store.objects.put("other/files/ab/" + old.get(0), new BucketStandIn.Stored(CONTENT, store.now));
    String young = "ab" + UUID.randomUUID().toString().substring(2);
    store.objects.put(name(young), new BucketStandIn.Stored(CONTENT, SINCE));

    // then
    assertThat(bucket.parts()).isEqualTo(256);
    assertThat(bucket.writtenBefore(0xab, SINCE)).containsExactlyInAnyOrderElementsOf(old);
    assertThat(bucket.writtenBefore(0xac, SINCE)).isEmpty();
  }

  @Test
  void removes_uploads_that_were_left_on_the_disk() throws IOException {
    // given
    Path left = Files.writeString(uploads.resolve("left"), "x");
    Files.setLastModifiedTime(left, FileTime.from(SINCE.minusSeconds(1)));
    Path current = Files.writeString(uploads.resolve("current"), "x");
    Files.setLastModifiedTime(current, FileTime.from(SINCE.plusSeconds(1)));

    // when
    bucket.removeLeftovers(SINCE);

    // then
    assertThat(left).doesNotExist();
    assertThat(current).exists();
  }

  @Test
  void tries_again_and_says_that_it_failed_without_saying_where() throws IOException {
    // given
    store.failing = 1;
    String key = bucket.write(CONTENT);

    // then a wrong signature
    try (SealedBucket stranger = bucket(store.url(), "another secret")) {
      assertThatThrownBy(() -> stranger.read(key))
          .isInstanceOf(IOException.class)
          .hasMessage("the bucket of materials: S3Exception");
      assertThatThrownBy(() -> stranger.write(CONTENT)).isInstanceOf(IOException.class);
    }
    assertThat(store.objects).hasSize(1);

    // and one that is away
    store.close();
    assertThatThrownBy(() -> bucket.read(key)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> bucket.writtenBefore(0, SINCE)).isInstanceOf(IOException.class);
  }

  private static String name(String key) {
    return "beian/files/" + key.substring(0, 2) + "/" + key;
  }
}
