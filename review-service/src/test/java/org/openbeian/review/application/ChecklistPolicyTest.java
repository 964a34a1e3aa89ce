package org.openbeian.review.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-FLOW-2: whether a pass takes a complete checklist is the operator's choice")
class ChecklistPolicyTest {

  @Test
  void it_is_required_or_optional_and_nothing_else() {
    assertThat(new ChecklistPolicy("required").mustBeComplete()).isTrue();
    assertThat(new ChecklistPolicy("optional").mustBeComplete()).isFalse();
    assertThatThrownBy(() -> new ChecklistPolicy("Optional"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beian.review.checklist");
  }
}
