package org.openbeian.review.application.bureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.review.domain.bureau.BureauSubmission;

@DisplayName("R-FLOW-6: the bureau is a port")
class ChosenBureauTest {

  private record Known(String name) implements Bureau {
    @Override
    public Uni<Void> submit(BureauSubmission submission) {
      return Uni.createFrom().voidItem();
    }
  }

  private static final List<Bureau> KNOWN = List.of(new Known("files"), new Known("desk"));

  @Test
  void the_setting_chooses_the_way_to_it() {
    assertThat(new ChosenBureau(KNOWN, "desk").name()).isEqualTo("desk");
    assertThat(new ChosenBureau(KNOWN, "files").name()).isEqualTo("files");
  }

  @Test
  void a_way_that_there_is_not_is_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> new ChosenBureau(KNOWN, "pigeon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beian.review.bureau is one of desk, files, not pigeon");
  }
}
