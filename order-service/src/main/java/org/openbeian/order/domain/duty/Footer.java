package org.openbeian.order.domain.duty;

import org.jspecify.annotations.Nullable;

/**
 * What a website shows at its foot (R-POST-1).
 *
 * @param copyrightHolder whose name stands there too; null where the province asks for none
 */
public record Footer(String serviceNumber, @Nullable String copyrightHolder) {

  private static final String MINISTRY = "https://beian.miit.gov.cn/";

  /** As HTML, to be pasted into a page. */
  public String html() {
    String number =
        "<a href=\""
            + MINISTRY
            + "\" target=\"_blank\" rel=\"noopener\">"
            + escaped(serviceNumber)
            + "</a>\n";
    return copyrightHolder == null
        ? number
        : number + "<span>© " + escaped(copyrightHolder) + " 版权所有</span>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
