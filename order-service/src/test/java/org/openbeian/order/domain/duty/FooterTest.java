package org.openbeian.order.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FooterTest {

  @Test
  @DisplayName("R-POST-1: the number, linked to the ministry's page, and nothing else")
  void links_the_number() {
    assertThat(new Footer("浙ICP备2026000001号-1", null).html())
        .isEqualTo(
            "<a href=\"https://beian.miit.gov.cn/\" target=\"_blank\" rel=\"noopener\">"
                + "浙ICP备2026000001号-1</a>\n");
  }

  @Test
  @DisplayName("R-POST-1: whatever stands in number or name is text, never markup")
  void escapes_everything() {
    assertThat(new Footer("<script>", "A&B \"<b>'\" 公司").html())
        .isEqualTo(
            "<a href=\"https://beian.miit.gov.cn/\" target=\"_blank\" rel=\"noopener\">"
                + "&lt;script&gt;</a>\n"
                + "<span>© A&amp;B &quot;&lt;b&gt;&#39;&quot; 公司 版权所有</span>\n");
  }
}
