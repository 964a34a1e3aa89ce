package org.openbeian.sandbox.outside;

import java.util.List;

/** What the verification app shows on a phone, in both languages. */
final class VerificationPage {

  private static final List<String> REASONS =
      List.of("FACE_MISMATCH", "CERTIFICATE_MISMATCH", "NOT_LIVE", "PICTURE_UNFIT", "CANCELLED");

  private VerificationPage() {}

  /** Asks for the face of a person. */
  static String ask(VerificationApp.Session session) {
    var page =
        new StringBuilder("<p>")
            .append(Html.escape(session.name()))
            .append(" …")
            .append(Html.escape(session.tail()))
            .append("</p><form method=\"post\" action=\"")
            .append(Html.escape(session.token()))
            .append("/outcome\">")
            .append(button("PASSED", "是本人，通过 · It is me: pass"))
            .append("<h2>未通过 · Fail</h2>");
    for (var reason : REASONS) {
      page.append(button("FAILED " + reason, reason));
    }
    return Html.page("真实性核验 · Verify your face", page.append("</form>").toString());
  }

  /** Tells how it ended. */
  static String end(boolean passed) {
    return Html.page(
        "真实性核验 · Verify your face",
        passed
            ? "<p>恭喜您已通过真实性核验。请在备案系统中确认使用。</p>"
                + "<p>You have passed. Confirm it where you file.</p>"
            : "<p>您的真实性核验未通过。请在备案系统中重新核验。</p>"
                + "<p>You have not passed. Begin it anew where you file.</p>");
  }

  /** Tells that order-service takes no more. */
  static String refused(int status) {
    return Html.page(
        "真实性核验 · Verify your face",
        "<p>核验二维码已失效，请刷新后重新扫描。</p>"
            + "<p>This link is no longer valid: it was scanned, has expired or was replaced ("
            + status
            + "). Ask for another where you file.</p>");
  }

  private static String button(String outcome, String text) {
    return "<p><button name=\"outcome\" value=\""
        + Html.escape(outcome)
        + "\">"
        + Html.escape(text)
        + "</button></p>";
  }
}
