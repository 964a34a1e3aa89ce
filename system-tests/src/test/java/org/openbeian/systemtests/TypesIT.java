package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openbeian.sandbox.story.TypeStory;

class TypesIT {

  @ParameterizedTest
  @EnumSource(TypeStory.class)
  @DisplayName(
      "R-TYPE-1, R-CHG-1, R-CAN-1, R-DER-1, R-CLM-1, R-TRF-1, R-MIG-1: each type has its effect")
  void has_its_effect_on_the_record(TypeStory type) {
    // when
    String ending = type.play(SharedStack.cast(), SharedStack.someNumber(), order -> {});

    // then
    assertThat(ending).startsWith(type.name() + " of 浙ICP备");
  }
}
