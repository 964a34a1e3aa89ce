package org.openbeian.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainWalkTest {

  private static final UUID ID = UUID.fromString("7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01");

  @Test
  void continues_from_page_to_page() {
    // given
    ChainHead head = anEmptyTrail();
    List<TrailEntry> entries =
        List.of(
            head.append(event("a", "b")),
            head.append(event("a", "b")),
            head.append(event("c", "d")));
    ChainWalk walk = new ChainWalk();
    // when
    walk.over(entries.subList(0, 2));
    walk.over(entries.subList(2, 3));
    walk.endAt(head.sequence(), head.hash());
    // then
    assertThat(walk.firstBroken()).isNull();
    assertThat(walk.sequence()).isEqualTo(3);
  }

  @Test
  void the_same_letters_cut_differently_have_another_hash() {
    assertThat(EntryHash.of(new byte[32], 1, event("ab", "c")))
        .isNotEqualTo(EntryHash.of(new byte[32], 1, event("a", "bc")));
  }

  @Test
  void the_hash_of_an_entry_never_changes_between_releases() {
    assertThat(HexFormat.of().formatHex(EntryHash.of(new byte[32], 1, event("type", "/source"))))
        .isEqualTo("8b0ef8764ca737e4b9d6267e26fc232c24be3750fe6d6d01f7809274ac21aaff");
  }

  private static KeptEvent event(String type, String source) {
    return new KeptEvent(
        ID,
        type,
        source,
        ID.toString(),
        Instant.parse("2026-11-23T02:03:04.567890Z"),
        "beian.orders",
        new byte[] {'{', '}'});
  }

  private static ChainHead anEmptyTrail() {
    return new ChainHead(0, new byte[32]);
  }
}
