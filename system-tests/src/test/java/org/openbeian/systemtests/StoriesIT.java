package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.story.Demo;

class StoriesIT {

  /**
   * R-FLOW-1 to R-FLOW-7, R-SMS-3, R-SMS-7, R-EXP-1, R-NAME-1, R-MULTI-1, R-PERM-2: what {@code
   * ./beian demo} tells is true.
   */
  @Test
  void the_stories_of_the_demo_end_as_told() {
    // given
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    // when
    new Demo(SharedStack.place(), new PrintStream(told, true, StandardCharsets.UTF_8), false).run();

    // then
    assertThat(told.toString(StandardCharsets.UTF_8))
        .containsPattern("granted: 浙ICP备\\d{10}号")
        .contains("↳ order.material-viewed.v1")
        .contains("returned: SMS_TIMED_OUT")
        .contains("granted in round 2")
        .contains("expired after 45 days; 3 notices")
        .contains("12 mistakes named at once")
        .contains("services[0].name  R-NAME-1")
        .contains("audit chain intact");
  }
}
